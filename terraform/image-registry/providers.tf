provider "aws" {
  region              = var.region
  allowed_account_ids = var.account_id == null ? null : [var.account_id]

  # On the local cloud nothing is to be asked of what only a machine of AWS has.
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
