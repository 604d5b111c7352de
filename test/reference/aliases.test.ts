import { describeGroup } from "./describe-group.ts";
import { aliases } from "./rows/aliases.ts";

describeGroup(aliases);
