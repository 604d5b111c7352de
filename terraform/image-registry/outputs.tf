output "kms_key_id" {
  description = "The signing key's id."
  value       = aws_kms_key.signing.key_id
}

output "kms_key_arn" {
  description = "The signing key's ARN, for cosign and inkan: awskms:///ARN."
  value       = aws_kms_key.signing.arn
}

output "kms_alias_name" {
  description = "The signing key's alias."
  value       = aws_kms_alias.signing.name
}

output "ecr_registry" {
  description = "The registry's host, for docker login."
  value       = one(toset([for repository in aws_ecr_repository.this : split("/", repository.repository_url)[0]]))
}

output "ecr_repository_urls" {
  description = "The address of each repository, by its name."
  value       = { for name, repository in aws_ecr_repository.this : name => repository.repository_url }
}

output "ecr_repository_arns" {
  description = "The ARN of each repository, by its name."
  value       = { for name, repository in aws_ecr_repository.this : name => repository.arn }
}

output "github_actions_role_arn" {
  description = "The role that workflows assume to push and sign."
  value       = aws_iam_role.github_actions.arn
}

output "github_actions_role_name" {
  description = "That role's name."
  value       = aws_iam_role.github_actions.name
}

output "github_oidc_provider_arn" {
  description = "GitHub's OpenID Connect provider, created here or found."
  value       = local.github_oidc_provider_arn
}
