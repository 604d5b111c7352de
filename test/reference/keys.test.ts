import { describeGroup } from "./describe-group.ts";
import { keys } from "./rows/keys.ts";

describeGroup(keys);
