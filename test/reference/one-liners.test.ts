import { describeGroup } from "./describe-group.ts";
import { oneLiners } from "./rows/one-liners.ts";

describeGroup(oneLiners);
