#!/bin/sh
# verify-ecr-cosign.sh [OPTION…]: whether pushing, signing and verifying work, step by step, against the cloud that the
# environment points at: what `inkan check` does. ECR_REPOSITORY names the repository, KMS_KEY_ARN the key, ECR_REGISTRY
# another registry; --stock does it with aws, docker and cosign. Options and exit codes: inkan check --help.
set -eu

exec sh "$(dirname -- "$0")/run-inkan.sh" check "$@"
