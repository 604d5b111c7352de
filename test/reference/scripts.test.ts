import { describeGroup } from "./describe-group.ts";
import { scripts } from "./rows/scripts.ts";

describeGroup(scripts);
