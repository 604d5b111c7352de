import { describeGroup } from "./describe-group.ts";
import { signatureRows } from "./rows/signatures.ts";

describeGroup(signatureRows);
