variable "github_organization" {
  description = "The organization or user on GitHub whose workflows may assume the role."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9_-]*$", var.github_organization)) && length(var.github_organization) <= 39
    error_message = "github_organization is the name alone, such as acme: at most 39 letters, digits, hyphens and underscores. A wildcard would let others in."
  }
}

variable "github_repository" {
  description = "The repository on GitHub, without its organization."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9._-]{1,100}$", var.github_repository)) && !contains([".", ".."], var.github_repository)
    error_message = "github_repository is the name alone, such as shop for acme/shop: at most 100 letters, digits, dots, hyphens and underscores. A wildcard would let others in."
  }
}

variable "github_ids" {
  description = <<-EOT
    GitHub's numeric ids of the organization and of the repository, as `gh api repos/ORG/REPO --jq '.owner.id, .id'` prints
    them. Needed where the repository's tokens carry them in their subject (repo:ORG@ID/REPO@ID:...), which is so for all
    that were created, renamed or transferred since 15 July 2026 and for those that opted in.
  EOT
  type = object({
    owner      = number
    repository = number
  })
  default = null

  validation {
    condition = var.github_ids == null ? true : alltrue([
      for id in values(var.github_ids) : id == null ? false : id >= 1 && floor(id) == id
    ])
    error_message = "github_ids are the two whole numbers that `gh api repos/ORG/REPO --jq '.owner.id, .id'` prints: { owner = 123456, repository = 456789 }."
  }
}

variable "github_trust_names" {
  description = "Beside github_ids, whether the subject without ids is trusted as well: for as long as a repository changes over."
  type        = bool
  default     = false
  nullable    = false
}

variable "github_contexts" {
  description = <<-EOT
    What the workflows run for, as it stands at the end of the token's subject: ref:refs/heads/main, ref:refs/tags/v*,
    environment:production, pull_request. "*" is all of them.
  EOT
  type        = list(string)
  default     = ["*"]
  nullable    = false

  validation {
    condition = length(var.github_contexts) > 0 && alltrue([
      for context in var.github_contexts : can(regex("^(\\*|pull_request|ref:refs/[^\\s]+|environment:[^\\s]+)$", context))
    ])
    error_message = "Each of github_contexts is \"*\", pull_request, ref:refs/... or environment:NAME, and there is at least one. In a name a colon is written %3A."
  }
}

variable "create_github_oidc_provider" {
  description = "Whether to create GitHub's OpenID Connect provider. An account has at most one: false where it is there already."
  type        = bool
  default     = true
  nullable    = false
}

variable "github_oidc_provider_arn" {
  description = "With create_github_oidc_provider = false, the ARN of the provider that is there; found by its URL when null."
  type        = string
  default     = null

  validation {
    condition     = var.github_oidc_provider_arn == null ? true : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:oidc-provider/token\\.actions\\.githubusercontent\\.com$", var.github_oidc_provider_arn))
    error_message = "github_oidc_provider_arn is the ARN of GitHub's provider: arn:aws:iam::ACCOUNT:oidc-provider/token.actions.githubusercontent.com."
  }
}

variable "repository_names" {
  description = "The names of the repositories."
  type        = set(string)
  default     = ["sample-app-1", "sample-app-2", "sample-app-3"]
  nullable    = false

  validation {
    # IAM takes 10,240 characters of a role's policies, in which each repository is named.
    condition = length(var.repository_names) > 0 && length(var.repository_names) <= 50 && alltrue([
      for name in var.repository_names :
      can(regex("^([a-z0-9]+([._-][a-z0-9]+)*/)*[a-z0-9]+([._-][a-z0-9]+)*$", name)) && length(name) >= 2 && length(name) <= 256
    ])
    error_message = "repository_names holds 1 to 50 names of 2 to 256 characters: lower-case letters and digits, parted by single . _ - or /, such as team/app-1."
  }
}

variable "images_kept" {
  description = "How many images the lifecycle policy keeps in each repository, the newest ones. Signatures under .sig tags (cosign 2) count as images."
  type        = number
  default     = 10
  nullable    = false

  validation {
    condition     = var.images_kept >= 1 && floor(var.images_kept) == var.images_kept
    error_message = "images_kept is a whole number of images, at least 1."
  }
}

variable "force_delete_images" {
  description = "Whether destroy may delete repositories that hold images. Takes effect with an apply before the destroy."
  type        = bool
  default     = false
  nullable    = false
}

variable "key_alias" {
  description = "The alias of the signing key."
  type        = string
  default     = "alias/sandbox-ecr-kms/cosign"
  nullable    = false

  validation {
    condition     = can(regex("^alias/[a-zA-Z0-9/_-]+$", var.key_alias)) && !startswith(var.key_alias, "alias/aws/") && length(var.key_alias) <= 256
    error_message = "key_alias begins with alias/ (not alias/aws/, which is AWS's own) and goes on with letters, digits, / _ or -, up to 256 characters."
  }
}

variable "key_deletion_window_in_days" {
  description = "How many days a destroyed key can still be brought back."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.key_deletion_window_in_days >= 7 && var.key_deletion_window_in_days <= 30 && floor(var.key_deletion_window_in_days) == var.key_deletion_window_in_days
    error_message = "key_deletion_window_in_days is a whole number from 7 to 30: KMS takes no other."
  }
}

variable "role_name" {
  description = "The name of the role that GitHub's workflows assume to push and sign."
  type        = string
  default     = "sandbox-ecr-kms-github-actions-role"
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9_+=,.@-]{1,64}$", var.role_name))
    error_message = "role_name is 1 to 64 letters, digits and _ + = , . @ -."
  }
}

variable "tags" {
  description = "Tags of everything that can have some."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = length(var.tags) <= 50 && alltrue([for name, value in var.tags : can(regex("^.{1,128}$", name)) && length(value) <= 256 && !startswith(lower(name), "aws:")])
    error_message = "There are at most 50 tags; a name has 1 to 128 characters and does not begin with aws:, a value has at most 256."
  }
}

variable "region" {
  description = "The region of repositories and key; that of AWS_REGION or the profile when null."
  type        = string
  default     = null

  validation {
    condition     = var.region == null ? true : can(regex("^[a-z]{2,}(-[a-z]+)+-[0-9]+$", var.region))
    error_message = "region is written as AWS does, such as ap-northeast-1."
  }
}

variable "account_id" {
  description = "The account that this is meant for: credentials of any other are refused. Null takes the account of whatever credentials there are."
  type        = string
  default     = null

  validation {
    condition     = var.account_id == null ? true : can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id has twelve digits; write it in quotes, so that leading zeros stay."
  }
}

variable "local_endpoint" {
  description = "The local cloud's address, as `inkan status` prints it: every request goes there instead of to AWS. Null for AWS."
  type        = string
  default     = null

  validation {
    condition     = var.local_endpoint == null ? true : can(regex("^https?://[^/@?#\\s]+$", var.local_endpoint))
    error_message = "local_endpoint is an http or https address without a path, such as http://localhost:4566."
  }
}
