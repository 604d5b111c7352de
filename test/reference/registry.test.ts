import { describeGroup } from "./describe-group.ts";
import { registry } from "./rows/registry.ts";

describeGroup(registry);
