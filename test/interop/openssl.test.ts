import { expect, it } from "vitest";
import { describeWith } from "../needs-program.ts";
import { useCloud } from "./use-cloud.ts";

/** How openssl is told to check what KMS signed, for one key spec and signing algorithm. */
const signatures = [
  { spec: "RSA_2048", algorithm: "RSASSA_PKCS1_V1_5_SHA_256", dgst: "-sha256" },
  { spec: "RSA_3072", algorithm: "RSASSA_PKCS1_V1_5_SHA_512", dgst: "-sha512" },
  {
    spec: "RSA_4096",
    algorithm: "RSASSA_PSS_SHA_384",
    dgst: "-sha384 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest",
  },
  { spec: "ECC_NIST_P256", algorithm: "ECDSA_SHA_256", dgst: "-sha256" },
  { spec: "ECC_NIST_P384", algorithm: "ECDSA_SHA_384", dgst: "-sha384" },
  { spec: "ECC_NIST_P521", algorithm: "ECDSA_SHA_512", dgst: "-sha512" },
] as const;

describeWith(["openssl", "aws"], "openssl", () => {
  const here = useCloud();

  it("C9 turns the exported key into PEM", async () => {
    const pem = await here.shell.bash(`
      aws kms get-public-key --key-id $KMS_KEY_ID --query PublicKey --output text | base64 -d > public-key.der
      openssl rsa -pubin -inform DER -in public-key.der -outform PEM -out public-key.pem 2>/dev/null
      cat public-key.pem`);
    expect(pem).toMatch(/^-----BEGIN PUBLIC KEY-----\n[\s\S]*\n-----END PUBLIC KEY-----$/);
    const text = await here.shell.bash("openssl pkey -pubin -in public-key.pem -noout -text");
    expect(text).toContain("Public-Key: (2048 bit)");
    expect(text).toContain("Exponent: 65537");
  });

  it.each(signatures)("checks $algorithm of $spec, made over the message and over its digest", async (signature) => {
    const { spec, algorithm, dgst } = signature;
    const [hash] = dgst.split(" ");
    const verdicts = await here.shell.bash(`
      key=$(aws kms create-key --key-spec ${spec} --key-usage SIGN_VERIFY --query KeyMetadata.KeyId --output text)
      aws kms get-public-key --key-id $key --query PublicKey --output text | base64 -d > public.der
      openssl pkey -pubin -inform DER -in public.der -out public.pem
      printf 'what is signed' > message
      openssl dgst ${hash} -binary message > digest
      sign() {
        aws kms sign --key-id $key --signing-algorithm ${algorithm} --message-type $1 --message fileb://$2 \
          --query Signature --output text | base64 -d > signature.$1
        openssl dgst ${dgst} -verify public.pem -signature signature.$1 message
      }
      sign RAW message
      sign DIGEST digest
      printf 'what was not signed' > other
      openssl dgst ${dgst} -verify public.pem -signature signature.RAW other || true`);
    expect(verdicts.split("\n").map((line) => line.trim())).toEqual([
      "Verified OK",
      "Verified OK",
      "Verification failure",
    ]);
  });

  it("makes signatures over another key that KMS Verify tells from its own", async () => {
    const verdict = await here.shell.bash(`
      openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out foreign.pem 2>/dev/null
      printf 'what is signed' > message
      openssl dgst -sha256 -sign foreign.pem -out foreign.sig message
      aws kms sign --key-id $KMS_KEY_ID --signing-algorithm RSASSA_PKCS1_V1_5_SHA_256 --message-type RAW \
        --message fileb://message --query Signature --output text | base64 -d > own.sig
      verify() {
        aws kms verify --key-id $KMS_KEY_ID --signing-algorithm RSASSA_PKCS1_V1_5_SHA_256 --message-type RAW \
          --message fileb://message --signature fileb://$1 --query SignatureValid --output text 2>&1 || true
      }
      verify own.sig
      verify foreign.sig`);
    expect(verdict).toMatch(/^True\n[\s\S]*KMSInvalidSignatureException/);
  });
});
