#!/bin/sh
# test-ecr-lifecycle.sh [COUNT] [LIMIT] [OPTION…]: pushes COUNT images (15) and shows what the repository's lifecycle policy
# does with them, against a limit (10) to compare with: what `inkan lifecycle-check` does. ECR_REPOSITORY names the
# repository; --yes expires at once, --no nothing; --stock does it with aws and docker. All else: inkan lifecycle-check --help.
set -eu

exec sh "$(dirname -- "$0")/run-inkan.sh" lifecycle-check "$@"
