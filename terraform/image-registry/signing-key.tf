resource "aws_kms_key" "signing" {
  description              = "Signs container images"
  customer_master_key_spec = "RSA_2048"
  key_usage                = "SIGN_VERIFY"
  deletion_window_in_days  = var.key_deletion_window_in_days

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Whom the account's own policies let do something with the key, they let: without this nobody could administer it.
      {
        Sid       = "Enable IAM User Permissions"
        Effect    = "Allow"
        Principal = { AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      # So that who may sign can be read off the key.
      {
        Sid       = "GitHubActionsSigns"
        Effect    = "Allow"
        Principal = { AWS = aws_iam_role.github_actions.arn }
        Action    = local.sign_and_verify
        Resource  = "*"
      },
    ]
  })
}

resource "aws_kms_alias" "signing" {
  name          = var.key_alias
  target_key_id = aws_kms_key.signing.key_id
}

locals {
  sign_and_verify = ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign", "kms:Verify"]
}
