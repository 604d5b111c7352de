provider "aws" {
  region              = var.region
  allowed_account_ids = var.account_id == null ? null : [var.account_id]

  # The local cloud runs or does not: nothing is gained by asking it 25 times, nor by asking what only a machine of AWS has.
  max_retries             = var.local_endpoint == null ? null : 3
  skip_metadata_api_check = var.local_endpoint == null ? null : "true"

  dynamic "endpoints" {
    for_each = var.local_endpoint == null ? [] : [var.local_endpoint]

    content {
      ecr = endpoints.value
      iam = endpoints.value
      kms = endpoints.value
      sts = endpoints.value
    }
  }

  default_tags {
    tags = var.tags
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}
