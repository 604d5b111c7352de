/** Every call of KMS asks whether the time of a key has come: the answer must not cost a look at all keys. */
export const keyDeletionSchema = `
CREATE INDEX kms_keys_deletion ON kms_keys (deletion_at) WHERE deletion_at IS NOT NULL;
`;
