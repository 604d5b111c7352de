import { configDefaults, defineConfig } from "vitest/config";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Suites that start servers and stock programs: one file at a time, so that two never fight over cores and ports. */
const heavy = {
  reference: 3 * MINUTE,
  interop: 3 * MINUTE,
  conformance: 15 * MINUTE,
  crash: 5 * MINUTE,
  security: MINUTE,
} as const;

/** `scripts/test.ts` runs the projects one after the other; `vitest run --project NAME` runs one. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{src,test,scripts}/**/*.test.ts"],
          exclude: [...configDefaults.exclude, `test/{launcher,${Object.keys(heavy).join(",")}}/**`],
          testTimeout: 20 * SECOND,
        },
      },
      // Sets up whole clones: packages are unpacked and removed again.
      {
        test: {
          name: "launcher",
          include: ["test/launcher/**/*.test.ts"],
          testTimeout: 5 * MINUTE,
          hookTimeout: 5 * MINUTE,
        },
      },
      ...Object.entries(heavy).map(([name, testTimeout]) => ({
        test: {
          name,
          include: [`test/${name}/**/*.test.ts`],
          testTimeout,
          hookTimeout: 2 * MINUTE,
          fileParallelism: false,
        },
      })),
    ],
  },
});
