import { parseArn } from "../../core/aws/arn.ts";
import type { Tag } from "../aws/models/iam.generated.ts";
import type { Row } from "../store/database.ts";
import { entityAlreadyExists, invalidInput, noSuchEntity, quotaExceeded, validationError } from "./iam-errors.ts";
import { type IamRoom, iamArn } from "./iam-room.ts";
import { readTags, writeTags } from "./tags.ts";

/** An issuer of tokens whom the account's roles may trust. */
export type OidcProvider = {
  readonly arn: string;
  /** The issuer without its `https://`, as IAM answers it. */
  readonly url: string;
  /** Audiences that a token may be for. */
  readonly clientIds: readonly string[];
  /** SHA-1 of certificates, in lower-case hexadecimal. */
  readonly thumbprints: readonly string[];
  readonly tags: readonly Tag[];
  readonly createdAt: Date;
};

/** What of a provider its owner may change. */
export type OidcProviderChange = Partial<Pick<OidcProvider, "clientIds" | "thumbprints" | "tags">>;

/** IAM User Guide, "IAM and AWS STS quotas". */
const maxProviders = 100;
const maxClientIds = 100;
const maxThumbprints = 5;

/** The ARN of a provider. */
function providerArn(room: Pick<IamRoom, "scope">, url: string): string {
  return iamArn(room, `oidc-provider/${url}`);
}

/**
 * What a new provider's issuer is kept as: `https://token.example.com/path` without its scheme.
 *
 * @throws AwsError `InvalidInput`
 */
export function readIssuerUrl(url: string): string {
  const issuer = /^https:\/\/([^\s/?#@:]+(?::[0-9]+)?(?:\/[^\s?#]*)?)$/.exec(url)?.[1];
  if (issuer === undefined || !URL.canParse(url)) throw invalidInput("Invalid Open ID Connect Provider URL");
  return issuer;
}

/** The ARN that a provider of that issuer has. */
export function issuerArn(room: Pick<IamRoom, "scope">, url: string): string {
  return providerArn(room, readIssuerUrl(url));
}

/** Makes a provider. @throws AwsError `InvalidInput`, `EntityAlreadyExists`, `LimitExceeded` */
export function createOidcProvider(
  room: IamRoom,
  provider: Pick<OidcProvider, "clientIds" | "thumbprints" | "tags"> & { readonly url: string },
): OidcProvider {
  const { database } = room.store;
  const { account } = room.scope;
  const url = readIssuerUrl(provider.url);
  const clientIds = checkClientIds(provider.clientIds);
  const thumbprints = readThumbprints(provider.thumbprints);
  return database.transaction(() => {
    const providers = listOidcProviders(room);
    if (providers.some((other) => other.url === url)) {
      throw entityAlreadyExists(`Provider with url ${provider.url} already exists.`);
    }
    if (providers.length >= maxProviders) throw quotaExceeded("OpenIdConnectProvidersPerAccount", maxProviders);
    database.run(
      `INSERT INTO iam_oidc_providers (account, url, client_ids, thumbprints, tags, created_at)
       VALUES (?, ?, ?, ?, ?, ?)`,
      account,
      url,
      JSON.stringify(clientIds),
      JSON.stringify(thumbprints),
      writeTags(provider.tags),
      room.clocks.cloud().getTime(),
    );
    return requireOidcProvider(room, providerArn(room, url));
  });
}

/** The providers of the account, by URL. */
export function listOidcProviders(room: IamRoom): readonly OidcProvider[] {
  return room.store.database
    .all<
      Row & {
        readonly url: string;
        readonly client_ids: string;
        readonly thumbprints: string;
        readonly tags: string;
        readonly created_at: number;
      }
    >(
      "SELECT url, client_ids, thumbprints, tags, created_at FROM iam_oidc_providers WHERE account = ? ORDER BY url",
      room.scope.account,
    )
    .map((row) => ({
      arn: providerArn(room, row.url),
      url: row.url,
      clientIds: JSON.parse(row.client_ids) as readonly string[],
      thumbprints: JSON.parse(row.thumbprints) as readonly string[],
      tags: readTags(row.tags),
      createdAt: new Date(row.created_at),
    }));
}

/** The provider of that ARN. @throws AwsError `ValidationError` where the text is no ARN */
export function findOidcProvider(room: IamRoom, arn: string): OidcProvider | undefined {
  if (parseArn(arn) === undefined) throw validationError("Invalid ARN:  Could not be parsed!");
  return listOidcProviders(room).find((provider) => provider.arn === arn);
}

/** The provider of that ARN. @throws AwsError `NoSuchEntity`, `ValidationError` */
export function requireOidcProvider(room: IamRoom, arn: string): OidcProvider {
  const provider = findOidcProvider(room, arn);
  if (provider === undefined) throw noSuchEntity(`OpenIDConnect Provider not found for arn ${arn}`);
  return provider;
}

/** Changes a provider; what is not given stays. @throws AwsError `InvalidInput`, `LimitExceeded` */
export function changeOidcProvider(room: IamRoom, provider: OidcProvider, change: OidcProviderChange): void {
  room.store.database.run(
    "UPDATE iam_oidc_providers SET client_ids = ?, thumbprints = ?, tags = ? WHERE account = ? AND url = ?",
    JSON.stringify(change.clientIds === undefined ? provider.clientIds : checkClientIds(change.clientIds)),
    JSON.stringify(change.thumbprints === undefined ? provider.thumbprints : readThumbprints(change.thumbprints)),
    writeTags(change.tags ?? provider.tags),
    room.scope.account,
    provider.url,
  );
}

/** Deletes a provider; roles that trust it keep their policies. */
export function deleteOidcProvider({ store, scope }: IamRoom, provider: OidcProvider): void {
  store.database.run("DELETE FROM iam_oidc_providers WHERE account = ? AND url = ?", scope.account, provider.url);
}

function checkClientIds(clientIds: readonly string[]): readonly string[] {
  const distinct = [...new Set(clientIds)];
  if (distinct.length > maxClientIds) throw quotaExceeded("ClientIdsPerOpenIdConnectProvider", maxClientIds);
  return distinct;
}

function readThumbprints(thumbprints: readonly string[]): readonly string[] {
  if (thumbprints.length > maxThumbprints) {
    throw invalidInput(`Thumbprint list must contain fewer than ${maxThumbprints} entries.`);
  }
  const faulty = thumbprints.find((thumbprint) => !/^[0-9a-f]{40}$/i.test(thumbprint));
  if (faulty !== undefined) throw invalidInput(`Thumbprint ${faulty} must be exactly 40 hexadecimal characters.`);
  return thumbprints.map((thumbprint) => thumbprint.toLowerCase());
}
