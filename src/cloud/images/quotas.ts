/** Amazon ECR's service quotas, as they stood in April 2026 (Amazon ECR User Guide, "Amazon ECR service quotas"). */
export const quotas = {
  repositoriesPerRegion: 100_000,
  imagesPerRepository: 100_000,
  tagsPerImage: 1_000,
  /** Bytes of a layer: 52,000 MiB. */
  layerBytes: 52_000 * 1024 * 1024,
  /** Pieces that a layer may come in. */
  layerParts: 4_200,
  /** Bytes that each piece of a layer but the last must have. */
  smallestPartBytes: 5 * 1024 * 1024,
} as const;
