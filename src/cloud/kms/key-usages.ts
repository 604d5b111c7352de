import type { KeySpec, KeyUsageType } from "../aws/models/kms.generated.ts";

const rsa = ["SIGN_VERIFY", "ENCRYPT_DECRYPT"] as const;
const nistCurve = ["SIGN_VERIFY", "KEY_AGREEMENT"] as const;
const signingAlone = ["SIGN_VERIFY"] as const;
const mac = ["GENERATE_VERIFY_MAC"] as const;

/** What a key of each spec may be made for (AWS KMS Developer Guide, "Key spec reference"). */
export const keyUsages: Readonly<Record<KeySpec, readonly KeyUsageType[]>> = {
  SYMMETRIC_DEFAULT: ["ENCRYPT_DECRYPT"],
  RSA_2048: rsa,
  RSA_3072: rsa,
  RSA_4096: rsa,
  ECC_NIST_P256: nistCurve,
  ECC_NIST_P384: nistCurve,
  ECC_NIST_P521: nistCurve,
  ECC_SECG_P256K1: signingAlone,
  ECC_NIST_EDWARDS25519: signingAlone,
  ML_DSA_44: signingAlone,
  ML_DSA_65: signingAlone,
  ML_DSA_87: signingAlone,
  HMAC_224: mac,
  HMAC_256: mac,
  HMAC_384: mac,
  HMAC_512: mac,
  SM2: ["SIGN_VERIFY", "ENCRYPT_DECRYPT", "KEY_AGREEMENT"],
};
