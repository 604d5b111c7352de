locals {
  github_url = "https://token.actions.githubusercontent.com"

  github_oidc_provider_arn = one(concat(
    aws_iam_openid_connect_provider.github[*].arn,
    data.aws_iam_openid_connect_provider.github[*].arn,
    var.create_github_oidc_provider || var.github_oidc_provider_arn == null ? [] : [var.github_oidc_provider_arn],
  ))

  # The two forms of a subject's beginning (GitHub Docs, "OpenID Connect reference", "Immutable subject claims").
  github_name = "${var.github_organization}/${var.github_repository}"
  github_name_with_ids = var.github_ids == null ? null : format(
    "%s@%d/%s@%d", var.github_organization, var.github_ids.owner, var.github_repository, var.github_ids.repository,
  )
  github_names = compact([
    local.github_name_with_ids,
    var.github_ids == null || var.github_trust_names ? local.github_name : null,
  ])
  github_subjects = [
    for pair in setproduct(local.github_names, var.github_contexts) : "repo:${pair[0]}:${pair[1]}"
  ]
}

resource "aws_iam_openid_connect_provider" "github" {
  count = var.create_github_oidc_provider ? 1 : 0

  url            = local.github_url
  client_id_list = ["sts.amazonaws.com"]
}

data "aws_iam_openid_connect_provider" "github" {
  count = var.create_github_oidc_provider || var.github_oidc_provider_arn != null ? 0 : 1

  url = local.github_url
}

resource "aws_iam_role" "github_actions" {
  name        = var.role_name
  description = "Lets GitHub Actions push, describe and sign container images"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "GitHubActionsAssumes"
        Effect    = "Allow"
        Principal = { Federated = local.github_oidc_provider_arn }
        Action    = "sts:AssumeRoleWithWebIdentity"
        Condition = {
          StringEquals = { "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com" }
          StringLike   = { "token.actions.githubusercontent.com:sub" = local.github_subjects }
        }
      },
    ]
  })

  lifecycle {
    precondition {
      condition     = !var.create_github_oidc_provider || var.github_oidc_provider_arn == null
      error_message = "github_oidc_provider_arn names a provider that is there, and create_github_oidc_provider = true would make another: set it to false."
    }
  }
}

resource "aws_iam_role_policy" "github_actions" {
  name = "push-and-sign-images"
  role = aws_iam_role.github_actions.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # A login is to the whole registry: ECR knows no resource for it.
      {
        Sid      = "LogIn"
        Effect   = "Allow"
        Action   = "ecr:GetAuthorizationToken"
        Resource = "*"
      },
      {
        Sid    = "PushAndDescribe"
        Effect = "Allow"
        Action = [
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:CompleteLayerUpload",
          "ecr:DescribeImages",
          "ecr:DescribeRepositories",
          "ecr:GetDownloadUrlForLayer",
          "ecr:GetLifecyclePolicy",
          "ecr:InitiateLayerUpload",
          "ecr:ListImages",
          "ecr:PutImage",
          "ecr:UploadLayerPart",
        ]
        Resource = [for repository in aws_ecr_repository.this : repository.arn]
      },
      {
        Sid      = "Sign"
        Effect   = "Allow"
        Action   = local.sign_and_verify
        Resource = aws_kms_key.signing.arn
      },
    ]
  })
}

# And nothing more: what else is given to the role shows as a change and is taken away by the next apply.
resource "aws_iam_role_policies_exclusive" "github_actions" {
  role_name    = aws_iam_role.github_actions.name
  policy_names = [aws_iam_role_policy.github_actions.name]
}

resource "aws_iam_role_policy_attachments_exclusive" "github_actions" {
  role_name   = aws_iam_role.github_actions.name
  policy_arns = []
}
