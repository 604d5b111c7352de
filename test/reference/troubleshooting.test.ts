import { describeGroup } from "./describe-group.ts";
import { troubleshooting } from "./rows/troubleshooting.ts";

describeGroup(troubleshooting);
