import type { AwsError } from "./aws-error.ts";
import { encodeJson } from "./encode-json.ts";
import { encodeXml, writeXml } from "./encode-xml.ts";
import type { ErrorModel, OperationModel, ProtocolKind, ServiceModel } from "./service-model.ts";

/** An HTTP answer, but for the headers that every answer has. */
export type AwsAnswer = {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
};

/** Encodings of outputs that their operation has frozen: it answers the same value until something changes. */
const encodedOutputs = new WeakMap<object, string>();

const jsonContentType = "application/x-amz-json-1.1";
const xmlContentType = "text/xml";

/** EC2 alone names the encoding, in the header and in the document. */
const ec2ContentType = "text/xml;charset=UTF-8";
const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Errors whose sentence AWS's JSON services put under `Message`; all others have it under `message`. */
const capitalMessage: ReadonlySet<string> = new Set(["AccessDeniedException", "SerializationException"]);

/** The namespace of errors that belong to no service's API. */
const faultNamespace = "http://webservices.amazon.com/AWSFault/2005-15-09";

/** What an operation returned, in its service's protocol. */
export function answerOutput(
  model: ServiceModel,
  operationName: string,
  operation: OperationModel,
  output: unknown,
  requestId: string,
): AwsAnswer {
  const { protocol } = model;
  if (protocol.kind === "json") {
    // An operation without output members answers an empty body (KMS: CreateAlias).
    const body = operation.output === undefined ? "" : encodeJsonOutput(model, operation.output, output);
    return { status: 200, contentType: jsonContentType, body };
  }
  const members = operation.output === undefined ? {} : encodeXml(model, operation.output, output);
  if (protocol.kind === "ec2")
    return answerEc2Output(operationName, protocol.xmlNamespace, requestId, members as object);
  const result = operation.resultWrapper === undefined ? members : { [operation.resultWrapper]: members };
  const content = { ...(result as object), ResponseMetadata: { RequestId: requestId } };
  return {
    status: 200,
    contentType: xmlContentType,
    body: writeXml(`${operationName}Response`, protocol.xmlNamespace, content),
  };
}

function encodeJsonOutput(model: ServiceModel, shape: string, output: unknown): string {
  if (typeof output !== "object" || output === null || !Object.isFrozen(output)) {
    return JSON.stringify(encodeJson(model, shape, output));
  }
  let encoded = encodedOutputs.get(output);
  if (encoded === undefined) {
    encoded = JSON.stringify(encodeJson(model, shape, output));
    encodedOutputs.set(output, encoded);
  }
  return encoded;
}

/** EC2 says first which request it answers, and ends its namespace with a slash that its model does not have. */
function answerEc2Output(operationName: string, xmlNamespace: string, requestId: string, members: object): AwsAnswer {
  const body = writeXml(`${operationName}Response`, `${xmlNamespace}/`, { requestId, ...members });
  return { status: 200, contentType: ec2ContentType, body: `${xmlDeclaration}${body}` };
}

/** An error in a protocol's form; `model` is undefined where no service was reached. */
export function answerError(
  protocol: ProtocolKind,
  model: ServiceModel | undefined,
  error: AwsError,
  requestId: string,
): AwsAnswer {
  switch (protocol) {
    case "json":
      return answerJsonError(model, error);
    case "query":
      return answerQueryError(model, error, requestId);
    case "ec2":
      return answerEc2Error(error, requestId);
  }
}

function answerJsonError(model: ServiceModel | undefined, error: AwsError): AwsAnswer {
  const modelled = model?.errors[error.code];
  const message = error.wireMessage === undefined ? {} : { [messageMember(error.code)]: error.wireMessage };
  return {
    status: error.status ?? modelled?.status ?? 400,
    contentType: jsonContentType,
    body: JSON.stringify({ __type: error.code, ...message, ...encodeMembers(model, modelled, error) }),
  };
}

function answerQueryError(model: ServiceModel | undefined, error: AwsError, requestId: string): AwsAnswer {
  const status = error.status ?? model?.errors[error.code]?.status ?? 400;
  const namespace = model?.protocol.kind === "query" ? model.protocol.xmlNamespace : faultNamespace;
  const message = error.wireMessage === undefined ? {} : { Message: error.wireMessage };
  const content = {
    Error: { Type: status >= 500 ? "Receiver" : "Sender", Code: error.code, ...message },
    RequestId: requestId,
  };
  return { status, contentType: xmlContentType, body: writeXml("ErrorResponse", namespace, content) };
}

function answerEc2Error({ code, wireMessage, status = 400 }: AwsError, requestId: string): AwsAnswer {
  const content = { Errors: { Error: { Code: code, Message: wireMessage ?? "" } }, RequestID: requestId };
  const body = `${xmlDeclaration}${writeXml("Response", undefined, content)}`;
  return { status, contentType: ec2ContentType, body };
}

/** What AWS's front answers to a request in a form that no service speaks. */
export const unknownOperationPage: AwsAnswer = {
  status: 404,
  contentType: xmlContentType,
  body: "<UnknownOperationException/>\n",
};

function messageMember(code: string): string {
  return capitalMessage.has(code) ? "Message" : "message";
}

function encodeMembers(model: ServiceModel | undefined, modelled: ErrorModel | undefined, error: AwsError): object {
  if (model === undefined || modelled?.members === undefined) return {};
  return Object.fromEntries(
    Object.entries(modelled.members)
      .filter(([name]) => error.members[name] !== undefined)
      .map(([name, shape]) => [name, encodeJson(model, shape, error.members[name])]),
  );
}
