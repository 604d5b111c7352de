import { hostname } from "node:os";
import type { LifecycleRun } from "../core/lifecycle-run.ts";
import { type AccessKey, formatCredentials, type RunningCloudRecord } from "../core/running-cloud.ts";
import { version } from "../core/version.ts";
import { explainAccess } from "./access-questions.ts";
import { rootAccessKey } from "./aws/identity.ts";
import type { MovableClocks } from "./clocks.ts";
import { certificateNames, cloudAddress } from "./cloud-address.ts";
import { type CloudConfig, type ResolvedConfig, resolveConfig } from "./cloud-config.ts";
import { controlDoor } from "./control/control-door.ts";
import type { DataFolderError } from "./data-folder/data-folder-error.ts";
import { folderConcern } from "./data-folder/folder-concern.ts";
import { folderFiles } from "./data-folder/folder-files.ts";
import { makeShellFolder } from "./data-folder/make-shell-folder.ts";
import { placeSockets } from "./data-folder/place-sockets.ts";
import { writeRecord } from "./data-folder/record.ts";
import { takeFolders } from "./data-folder/take-folders.ts";
import { watchFolders } from "./data-folder/watch-folders.ts";
import { writeFileAtomically } from "./data-folder/write-file-atomically.ts";
import { fixScope } from "./folder-settings.ts";
import { startGarbageRounds } from "./garbage-rounds.ts";
import { startLifecycleRounds } from "./lifecycle-rounds.ts";
import { openLifecycleRuns } from "./lifecycle-runs.ts";
import type { DoorPlace } from "./listen/door.ts";
import { openDoors } from "./listen/open-doors.ts";
import { openAuthority } from "./listen/tls/open-authority.ts";
import { createServerCertificates } from "./listen/tls/server-certificates.ts";
import type { CloudLog } from "./log/cloud-log.ts";
import { mirrorDoor, mirrorDoorName, mirrorHost } from "./mirror/mirror-door.ts";
import { openMirror } from "./mirror/open-mirror.ts";
import { openParts } from "./open-parts.ts";
import { findSamples, provision } from "./provision.ts";
import { publicDoor, publicDoorName } from "./public-door.ts";
import { emptyTrustedRoot } from "./trusted-root.ts";

export type { CloudConfig } from "./cloud-config.ts";
export { removeFolders } from "./data-folder/make-folder.ts";
export { prepareFolder } from "./data-folder/prepare-folder.ts";

/** A cloud that answers. */
export type RunningCloud = RunningCloudRecord &
  AsyncDisposable & {
    /** The root access key. */
    readonly credentials: AccessKey;
    /**
     * Resolves when the cloud has ended, by `close` or because its owner ran `inkan down`; rejects with DataFolderError
     * `FOLDER_GONE` when it ended because somebody removed its folder.
     */
    readonly closed: Promise<void>;
    /** Ends the cloud: requests under way are given ten seconds; everything acknowledged is on disk already. */
    close(): Promise<void>;
    /** The cloud's own clock, by which images age; it can be moved forward, for good. */
    readonly clock: CloudClock;
    /**
     * Evaluates the lifecycle policies of the cloud's own account and region and acts on the images, as ECR does by
     * itself. Throws ImagesError where a repository that is named is not there.
     */
    runLifecycle(options?: LifecycleRunOptions): Promise<LifecycleRun>;
  };

/** Which policies run, and whether in earnest. */
export type LifecycleRunOptions = {
  /** Names of repositories. Default: all that have a policy. */
  readonly repositories?: readonly string[];
  /** Whether images are left alone and only the answer says what would be done. Default false. */
  readonly dryRun?: boolean;
};

/** The cloud's clock for whoever runs the cloud. */
export type CloudClock = {
  now(): Date;
  /** Moves it on by milliseconds and returns what it shows then. Throws ClockError. */
  advance(ms: number): Date;
  /** Moves it to a time that lies ahead. Throws ClockError. */
  moveTo(time: Date): Date;
};

/**
 * Starts a cloud: an ECR, a KMS and an STS for every client that is pointed at `endpoint` with `credentials`.
 *
 * @throws InkanError where it cannot (`FOLDER_IN_USE`, `PORT_TAKEN`, `CONFIG_INVALID` …); nothing is left running then
 */
export async function startCloud(config: CloudConfig = {}): Promise<RunningCloud> {
  const settings = resolveConfig(config);
  const undo = new AsyncDisposableStack();
  try {
    return await start(settings, undo);
  } catch (error) {
    await undo.disposeAsync();
    throw error;
  }
}

/** Listens as soon as an answer can be right; what takes longer (the first key, the authority) is made while it listens. */
async function start(settings: ResolvedConfig, undo: AsyncDisposableStack): Promise<RunningCloud> {
  const startedAt = settings.wall();
  const folders = takeFolders(settings, undo);
  const files = folderFiles(folders.dataFolder);
  const parts = openParts(folders.dataFolder, files.log, settings, undo);
  const concern = folderConcern(folders.dataFolder);
  if (concern !== undefined) parts.log.warn(concern, { folder: folders.dataFolder });
  const scope = fixScope(parts.store.database, settings);
  const credentials = rootAccessKey(parts.store, scope.account, parts.clocks.cloud());
  const keysReady = provision(parts, scope, settings);
  undo.defer(() => keysReady.catch(() => {})); // it may still be writing to the store
  const authority = once(() => openAuthority(parts.store, files.authority, settings.wall()));
  makeShellFolder(folders.dataFolder);
  const sockets = placeSockets(folders.dataFolder);
  undo.defer(() => {
    if (folders.findGone() === undefined) sockets.clear();
  });

  const started = Promise.withResolvers<Started>();
  started.promise.catch(() => {}); // who waits for it is told
  const certificates = createServerCertificates({
    authority,
    defaultNames: certificateNames(settings.host),
    hostName: hostname(),
    wall: settings.wall,
  });
  const runs = openLifecycleRuns(parts);
  const mirror = openMirror(parts);
  const doors = await openDoors(
    [
      publicDoor(parts, { ...settings, socket: sockets.public, certificates, keysReady }),
      controlDoor(sockets.control, {
        status: async () => ({ record: (await started.promise).record, samples: findSamples(parts, scope) }),
        stop: () => void started.promise.then(({ close }) => close()),
        clocks: parts.clocks,
        runs,
        explainAccess: (question) => explainAccess(parts, question),
        mirror,
      }),
      ...(settings.mirrorPort === undefined
        ? []
        : [mirrorDoor({ ...parts, misses: mirror.misses }, settings.mirrorPort)]),
    ],
    { log: parts.log, wall: settings.wall },
  );
  undo.defer(() => doors.close());
  undo.defer(() => started.reject(new Error("the cloud could not be started")));
  await Promise.all([authority(), keysReady]);
  const garbageRounds = startGarbageRounds(parts, parts.log);
  undo.defer(() => garbageRounds.stop());
  if (settings.lifecycleEveryMs !== undefined) {
    const lifecycleRounds = startLifecycleRounds(runs, settings.lifecycleEveryMs, parts.log);
    undo.defer(() => lifecycleRounds.stop());
  }
  undo.defer(() => runs.stop());

  const place = { host: settings.host, port: portOf(doors.places.get(publicDoorName)) };
  const record: RunningCloudRecord = {
    version,
    pid: process.pid,
    startedAt,
    ...place,
    ...cloudAddress(place),
    ...mirrorAddress(doors.places.get(mirrorDoorName)),
    ...scope,
    quirks: settings.quirksName,
    dataFolder: folders.dataFolder,
    ephemeral: folders.ephemeral,
    credentialsFile: files.credentials,
    caFile: files.authority,
    trustedRootFile: files.trustedRoot,
    logFile: files.log,
    controlSocket: sockets.control,
    publicSocket: sockets.public,
  };
  writeFileAtomically(files.credentials, formatCredentials(credentials), { mode: 0o600 });
  writeFileAtomically(files.trustedRoot, emptyTrustedRoot, { mode: 0o644 });
  writeRecord(folders.recordFolder, record);
  folders.keep();
  parts.log.info("the cloud answers", { endpoint: record.endpoint, version });

  const { closed, close, abandon } = createClosing(undo, parts.log);
  const watch = watchFolders(folders, abandon);
  undo.defer(() => watch.stop());
  started.resolve({ record, close });
  const clock = clockOf(parts.clocks);
  const runLifecycle: RunningCloud["runLifecycle"] = ({ repositories, dryRun = false } = {}) =>
    runs.run({ scope, repositories: repositories ?? "all", dryRun });
  return { ...record, credentials, closed, close, clock, runLifecycle, [Symbol.asyncDispose]: close };
}

function clockOf(clocks: MovableClocks): CloudClock {
  return {
    now: clocks.cloud,
    advance: (ms) => clocks.move({ kind: "advance", ms }).cloud,
    moveTo: (time) => clocks.move({ kind: "to", time }).cloud,
  };
}

/** What the control door is told once the cloud is whole. */
type Started = { readonly record: RunningCloudRecord; readonly close: () => Promise<void> };

/** Ends the cloud at the first call, for a reason or as it was asked to; whoever asks is told when it has ended. */
function createClosing(undo: AsyncDisposableStack, log: CloudLog) {
  const closed = Promise.withResolvers<void>();
  closed.promise.catch(() => {}); // who waits for it is told
  let isEnding = false;
  const end = (reason?: DataFolderError): Promise<void> => {
    if (isEnding) return closed.promise;
    isEnding = true;
    if (reason === undefined) log.info("the cloud ends");
    else log.error("the cloud ends", reason);
    undo.disposeAsync().then(reason === undefined ? closed.resolve : () => closed.reject(reason), closed.reject);
    return closed.promise;
  };
  return {
    closed: closed.promise,
    close: () => end(),
    abandon(reason: DataFolderError): void {
      end(reason).catch(() => {}); // who waits for `closed` is told
    },
  };
}

function portOf(place: DoorPlace | undefined): number {
  if (place?.kind !== "tcp") throw new TypeError("the door has no port");
  return place.port;
}

/** As an engine is told it: `localhost` may mean the IPv6 address alone, where nothing listens. */
function mirrorAddress(place: DoorPlace | undefined): { readonly mirror?: string } {
  return place === undefined ? {} : { mirror: `http://${mirrorHost}:${portOf(place)}` };
}

/** Makes something at the first call. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
