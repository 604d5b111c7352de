import type { Clocks } from "../clocks.ts";
import type { Principal } from "../principal.ts";
import type { Quirks } from "../quirks.ts";
import type { Store } from "../store/open-store.ts";
import { type ConditionKeys, globalRegion, requestKeys, requestTagKeys } from "./access/condition-keys.ts";
import { unprovenBodyBytes } from "./admit-body.ts";
import { type Authentication, authenticate, invalidTokenSentence } from "./authenticate.ts";
import { type Authorize, type Decision, denialSentence } from "./authorize.ts";
import { AwsError } from "./aws-error.ts";
import { checkConstraints } from "./check-constraints.ts";
import { decodeJson } from "./decode-json.ts";
import { decodeQuery } from "./decode-query.ts";
import type { AnyOperation, Operation, OperationContext, RequestedEndpoint, UnsignedOperation } from "./operation.ts";
import { parseJson } from "./parse-json.ts";
import type { Call } from "./route-call.ts";
import type { ProtocolKind } from "./service-model.ts";
import type { AccessKeys } from "./signature/access-keys.ts";
import { authError } from "./signature/auth-failure.ts";
import type { SignedRequest } from "./signature/signed-request.ts";
import { unsupported } from "./unsupported.ts";

/** What every call of a cloud is run with. */
export type CallRoom = {
  readonly store: Store;
  readonly clocks: Clocks;
  readonly quirks: Quirks;
  readonly authorize: Authorize;
  readonly accessKeys: AccessKeys;
};

/** What is known of a request beside its bytes. */
export type CallFacts = {
  readonly endpoint: RequestedEndpoint;
  readonly requestId: string;
  readonly sourceAddress: string;
  /** Told who signed the request as soon as that is known, for the log. */
  readonly onAuthenticated: (principalArn: string) => void;
};

/**
 * Runs a call in AWS's order: types, signature, constraints, permission, then the operation's own work. Returns what the
 * operation returned.
 *
 * Of a large body the signature is checked first: AWS's order would let anyone who knows the name of an access key have
 * megabytes parsed.
 *
 * @throws AwsError what the client is answered
 */
export async function runCall(room: CallRoom, call: Call, request: SignedRequest, facts: CallFacts): Promise<unknown> {
  const operation = call.service.operations.get(call.operation);
  const isSmall = request.body.byteLength <= unprovenBodyBytes;
  const early = operation !== undefined && isSmall ? decodeInput(call, request) : undefined;

  if (operation?.access === "unsigned") return runUnsigned(room, call, operation, request, facts);
  const context = authenticateCall(room, call, request, facts);
  if (operation === undefined) throw unsupported(call.protocol, nameOf(call), "is not supported");

  const input = early ?? decodeInput(call, request);
  checkInput(call, operation, input);
  call.service.settle?.(room);
  checkAccess(room, call, operation, input, context);
  // The model's constraints hold, so the input is of the type that the model gives the operation.
  return operation.handle(input as never, context);
}

/** Runs a call that proves by its input alone who makes it. */
function runUnsigned(
  room: CallRoom,
  call: Call,
  operation: UnsignedOperation<never, unknown>,
  request: SignedRequest,
  facts: CallFacts,
): unknown {
  const input = decodeInput(call, request);
  checkInput(call, operation, input);
  const { store, clocks, quirks } = room;
  const { endpoint, requestId } = facts;
  const requestKeys = () => callKeys(room, call, request, globalRegion, facts);
  return operation.handle(input as never, { store, clocks, quirks, endpoint, requestId, requestKeys });
}

function decodeInput(call: Call, request: SignedRequest): Input {
  const { model } = call.service;
  const shape = model.operations[call.operation]?.input;
  if (shape === undefined) return {};
  const decoded =
    call.protocol === "json"
      ? decodeJson(model, shape, parseJson(request.body))
      : decodeQuery(model, shape, call.parameters);
  return (decoded ?? {}) as Input; // the input of every operation is a structure
}

function authenticateCall(room: CallRoom, call: Call, request: SignedRequest, facts: CallFacts): OperationContext {
  const authentication: Authentication = authenticate(request, {
    accessKeys: room.accessKeys,
    service: call.service.model.signingName,
    now: room.clocks.wall(),
    skewMinutes: call.service.skewMinutes,
  });
  if (authentication.kind === "refused") throw authError(authentication.failure, call.protocol);
  const { principal, scope } = authentication;
  if (isOfUserSession(principal) && call.service.isGlobal) {
    // Of temporary credentials IAM takes only a role's, or those made with a second factor (AWS STS API, GetSessionToken).
    throw authError({ kind: "unknown-key", message: invalidTokenSentence }, call.protocol);
  }
  facts.onAuthenticated(principal.arn);
  const { store, clocks, quirks } = room;
  const { endpoint, requestId } = facts;
  const requestKeys = () => callKeys(room, call, request, scope.region, facts);
  return { store, clocks, quirks, scope, principal, requestKeys, endpoint, requestId };
}

/** Whether someone signs with temporary credentials and is still the user, or the root user, that made them. */
function isOfUserSession({ kind, session }: Principal): boolean {
  return session !== undefined && kind !== "role-session";
}

/** An operation's input by its members, none of them checked yet. */
type Input = Readonly<Record<string, unknown>>;

/** A member that nothing here knows what to do with is refused before anything is said about its value. */
function checkInput(call: Call, operation: AnyOperation, input: Input): void {
  const { model, constraintError } = call.service;
  const shape = model.operations[call.operation]?.input;
  if (shape === undefined) return;
  const member = Object.keys(input).find((name) => !operation.members.includes(name));
  if (member !== undefined) throw unsupported(call.protocol, nameOf(call), `does not support the member ${member}`);
  const [first, ...others] = checkConstraints(model, shape, input);
  if (first !== undefined) throw constraintError([first, ...others]);
}

function checkAccess(
  room: CallRoom,
  call: Call,
  operation: Operation<never, unknown>,
  input: Input,
  context: OperationContext,
): void {
  const { access } = operation;
  if (access === "always") return;
  const given = input as never; // the model's constraints hold, as for `handle`
  const conditions = (): ConditionKeys => ({
    ...context.requestKeys(),
    ...requestTagKeys(input),
    ...access.conditions?.(given, context),
  });
  const resources = access.resource(given, context);
  const actions = [access.action, ...(access.alsoActions?.(given, context) ?? [])];
  for (const action of actions) {
    for (const resource of typeof resources === "string" ? [resources] : resources) {
      const decision = room.authorize(context.principal, action, resource, conditions);
      if (decision.kind === "deny") throw accessDenied(call.protocol, context.principal, action, resource, decision);
    }
  }
}

function accessDenied(
  protocol: ProtocolKind,
  principal: Principal,
  action: string,
  resource: string,
  decision: Decision & { readonly kind: "deny" },
): AwsError {
  // EC2 names no resource where an action has none.
  const named = protocol === "ec2" && resource === "*" ? undefined : resource;
  const sentence = denialSentence(principal, action, named, decision);
  switch (protocol) {
    case "json":
      return new AwsError("AccessDeniedException", sentence, { status: 400 });
    case "query":
      return new AwsError("AccessDenied", sentence, { status: 403 });
    case "ec2":
      return new AwsError("UnauthorizedOperation", `You are not authorized to perform this operation. ${sentence}`, {
        status: 403,
      });
  }
}

function callKeys(
  { clocks }: CallRoom,
  { service }: Call,
  { headers }: SignedRequest,
  askedRegion: string,
  { endpoint, sourceAddress }: CallFacts,
): ConditionKeys {
  const region = service.isGlobal ? globalRegion : askedRegion;
  const userAgent = headers.get("user-agent")?.join(",");
  return requestKeys({ region, endpoint, sourceAddress, userAgent, wallNow: clocks.wall() });
}

function nameOf(call: Call): string {
  return `${call.service.model.service}:${call.operation}`;
}
