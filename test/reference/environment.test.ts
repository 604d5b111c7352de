import { describeGroup } from "./describe-group.ts";
import { environment } from "./rows/environment.ts";

describeGroup(environment);
