# What people keep in terraform of ECR, KMS and IAM beside terraform/image-registry, each resource and data source once. The
# second generation changes all that can be changed in place.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "generation" {
  type    = number
  default = 1
}

locals {
  account = data.aws_caller_identity.current.account_id
  root    = "arn:aws:iam::${local.account}:root"
  first   = var.generation == 1
}

data "aws_caller_identity" "current" {}

resource "aws_ecr_repository" "app" {
  name                 = "team/app"
  image_tag_mutability = local.first ? "IMMUTABLE" : "MUTABLE"

  image_scanning_configuration {
    scan_on_push = local.first
  }

  tags = { generation = var.generation }
}

resource "aws_ecr_repository_policy" "app" {
  repository = aws_ecr_repository.app.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "pull"
      Effect    = "Allow"
      Principal = { AWS = local.first ? local.root : aws_iam_user.puller.arn }
      Action    = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    }]
  })
}

resource "aws_ecr_registry_policy" "all" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "list"
      Effect    = "Allow"
      Principal = { AWS = local.first ? local.root : aws_iam_user.puller.arn }
      Action    = ["ecr:DescribeRepositories", "ecr:ListImages"]
      Resource  = "arn:aws:ecr:ap-northeast-1:${local.account}:repository/*"
    }]
  })
}

resource "aws_ecr_registry_scanning_configuration" "all" {
  scan_type = "BASIC"

  rule {
    scan_frequency = "SCAN_ON_PUSH"

    repository_filter {
      filter      = local.first ? "team/*" : "team/app"
      filter_type = "WILDCARD"
    }
  }
}

resource "aws_ecr_account_setting" "scope" {
  name  = "REGISTRY_POLICY_SCOPE"
  value = "V2"
}

resource "aws_kms_key" "ecc" {
  customer_master_key_spec = "ECC_NIST_P256"
  key_usage                = "SIGN_VERIFY"
  description              = "generation ${var.generation}"
  deletion_window_in_days  = 7
  tags                     = { generation = var.generation }
}

resource "aws_kms_key" "rsa" {
  customer_master_key_spec = "RSA_3072"
  key_usage                = "SIGN_VERIFY"
  deletion_window_in_days  = 7
}

resource "aws_kms_alias" "signing" {
  name          = "alias/team/signing"
  target_key_id = local.first ? aws_kms_key.ecc.key_id : aws_kms_key.rsa.key_id
}

resource "aws_kms_alias" "prefixed" {
  name_prefix   = "alias/team/"
  target_key_id = aws_kms_key.ecc.arn
}

resource "aws_iam_user" "puller" {
  name          = "puller"
  path          = "/team/"
  force_destroy = true
  tags          = { generation = var.generation }
}

resource "aws_iam_access_key" "puller" {
  user   = aws_iam_user.puller.name
  status = local.first ? "Active" : "Inactive"
}

resource "aws_iam_user_policy" "puller" {
  name = "log-in"
  user = aws_iam_user.puller.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "ecr:GetAuthorizationToken", Resource = "*" }]
  })
}

resource "aws_iam_policy" "pull" {
  name        = "pull"
  path        = "/team/"
  description = "pulls"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = local.first ? ["ecr:BatchGetImage"] : ["ecr:BatchGetImage", "ecr:ListImages"], Resource = aws_ecr_repository.app.arn }]
  })
  tags = { generation = var.generation }
}

resource "aws_iam_user_policy_attachment" "puller" {
  user       = aws_iam_user.puller.name
  policy_arn = aws_iam_policy.pull.arn
}

resource "aws_iam_role" "deployer" {
  name                 = "deployer"
  path                 = "/team/"
  max_session_duration = local.first ? 3600 : 7200
  description          = "generation ${var.generation}"
  permissions_boundary = local.first ? null : aws_iam_policy.pull.arn
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = aws_iam_user.puller.arn } }]
  })
  tags = { generation = var.generation }
}

resource "aws_iam_role_policy_attachment" "deployer" {
  role       = aws_iam_role.deployer.name
  policy_arn = aws_iam_policy.pull.arn
}

resource "aws_iam_openid_connect_provider" "other" {
  url             = "https://issuer.example.com"
  client_id_list  = local.first ? ["one", "two"] : ["two", "three"]
  thumbprint_list = [local.first ? "0123456789abcdef0123456789abcdef01234567" : "89abcdef0123456789abcdef0123456789abcdef"]
}

data "aws_ecr_repository" "app" {
  name = aws_ecr_repository.app.name
}

data "aws_kms_key" "ecc" {
  key_id = aws_kms_alias.prefixed.name
}

data "aws_kms_alias" "signing" {
  name = aws_kms_alias.signing.name
}

data "aws_kms_public_key" "ecc" {
  key_id = aws_kms_key.ecc.arn
}

data "aws_iam_role" "deployer" {
  name = aws_iam_role.deployer.name
}

data "aws_iam_policy" "pull" {
  arn = aws_iam_policy.pull.arn
}

data "aws_iam_openid_connect_provider" "other" {
  arn = aws_iam_openid_connect_provider.other.arn
}

data "aws_ecr_authorization_token" "token" {}

data "aws_ecr_lifecycle_policy_document" "keep" {
  rule {
    priority = 1
    selection {
      tag_status   = "any"
      count_type   = "imageCountMoreThan"
      count_number = 3
    }
  }
}

resource "aws_ecr_lifecycle_policy" "app" {
  repository = aws_ecr_repository.app.name
  policy     = data.aws_ecr_lifecycle_policy_document.keep.json
}

output "public_key" {
  value = data.aws_kms_public_key.ecc.public_key_pem
}
