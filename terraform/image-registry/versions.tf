terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source = "hashicorp/aws"
      # From 5.81 on an OpenID Connect provider needs no thumbprints. 6 takes the same arguments.
      version = ">= 5.81, < 7.0"
    }
  }
}
