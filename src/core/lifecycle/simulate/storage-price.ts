/**
 * What Amazon ECR asks for storage in private repositories, in US dollars, in us-east-1, as of March 2026 (Amazon ECR
 * pricing, https://aws.amazon.com/ecr/pricing/). Other regions differ little, China and GovCloud more.
 */
export const storagePrices = {
  currency: "USD",
  region: "us-east-1",
  asOf: "2026-03",
  source: "https://aws.amazon.com/ecr/pricing/",
  /** A gigabyte a month in the standard class. */
  standard: 0.1,
  /** The same in the archive, for the first `archiveTierGigabytes` of an account and region, and for what is beyond. */
  archiveFirstTier: 0.1,
  archiveBeyond: 0.07,
  archiveTierGigabytes: 150 * 1024,
  /** A gigabyte that is restored from the archive. */
  restore: 0.03,
} as const;

/** Bytes of the gigabyte that AWS bills storage by (as for Amazon S3: 2 to the power of 30). */
const bytesPerGigabyte = 2 ** 30;

/** Days of the month that prices are for: 730 hours, by which AWS's calculators reckon. */
export const daysPerMonth = 730 / 24;

/** Bytes in each storage class. */
export type StoredBytes = { readonly standard: number; readonly archive: number };

/**
 * Dollars a month for what is stored, as if the account had nothing else. An upper bound: ECR stores a layer that several
 * images of a repository share once, and the sizes it gives for images count it for each.
 */
export function monthlyCost({ standard, archive }: StoredBytes): number {
  const archived = archive / bytesPerGigabyte;
  const beyond = Math.max(0, archived - storagePrices.archiveTierGigabytes);
  return (
    (standard / bytesPerGigabyte) * storagePrices.standard +
    (archived - beyond) * storagePrices.archiveFirstTier +
    beyond * storagePrices.archiveBeyond
  );
}
