// Written by scripts/generate-operation-index.ts.
import type { AnyOperation } from "../aws/operation.ts";
import { CreateAlias } from "./CreateAlias.ts";
import { CreateKey } from "./CreateKey.ts";
import { DescribeKey } from "./DescribeKey.ts";
import { GetKeyPolicy } from "./GetKeyPolicy.ts";
import { GetPublicKey } from "./GetPublicKey.ts";
import { ListAliases } from "./ListAliases.ts";
import { ListKeys } from "./ListKeys.ts";
import { Sign } from "./Sign.ts";
import { Verify } from "./Verify.ts";

/** The operations of kms that exist. */
export const kmsOperations: readonly AnyOperation[] = [
  CreateAlias,
  CreateKey,
  DescribeKey,
  GetKeyPolicy,
  GetPublicKey,
  ListAliases,
  ListKeys,
  Sign,
  Verify,
];
