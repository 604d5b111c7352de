import { AwsCallError } from "../connect/aws-call.ts";

/** What a question is answered with; undefined where AWS says that there is no such thing. Throws AwsCallError. */
export async function ifThere<Answer>(asking: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof AwsCallError && error.code === "NOT_FOUND") return undefined;
    throw error;
  }
}
