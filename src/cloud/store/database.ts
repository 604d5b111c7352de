import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

/** A row as SQLite returns it: column name to value. */
export type Row = Readonly<Record<string, null | number | bigint | string | Uint8Array>>;

/**
 * The embedded database: each SQL text is prepared once, everything is synchronous, and a committed transaction is on
 * disk (WAL with `synchronous=FULL`).
 */
export type Database = {
  /** The first row, or undefined. */
  get<R extends Row>(sql: string, ...parameters: SQLInputValue[]): R | undefined;
  /** Every row. */
  all<R extends Row>(sql: string, ...parameters: SQLInputValue[]): R[];
  /** Runs a statement that changes rows; returns how many it changed and the id of the last inserted row. */
  run(sql: string, ...parameters: SQLInputValue[]): { readonly changes: number; readonly lastRowId: number };
  /** Runs `work` as one transaction (joined to the one under way, if any): committed when it returns, undone when it throws. */
  transaction<T>(work: () => T): T;
  /**
   * Grows with every statement that may change something, and with the end of every transaction, which may undo it:
   * while it stands still, what was read still holds.
   */
  changeCount(): number;
  /** As `changeCount`, of the tables alone that say who is who and what their policies are: others change far more often. */
  identityChangeCount(): number;
  /** Runs several statements of a migration. */
  execute(sql: string): void;
  close(): void;
};

/** A statement, and whether it can only read, or may change a table of identities. */
type Prepared = { readonly statement: StatementSync; readonly reads: boolean; readonly isOfIdentities: boolean };

/** The tables of identities, wherever a statement names them. */
const identityTables = /\b(?:principals|access_keys|iam_\w+)\b/i;

/** How long a statement waits for another process's lock, in milliseconds; only the offline check ever competes. */
const busyTimeoutMs = 2_000;

/** Opens a database file; `:memory:` gives one that ends with the process. */
export function openDatabase(path: string): Database {
  const sqlite = new DatabaseSync(path, { timeout: busyTimeoutMs });
  sqlite.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
  const statements = new Map<string, Prepared>();
  let depth = 0;
  let changeCount = 0;
  let identityChangeCount = 0;

  const prepare = (sql: string): StatementSync => {
    let prepared = statements.get(sql);
    if (prepared === undefined) {
      const reads = /^\s*(?:SELECT|PRAGMA)\b/i.test(sql);
      prepared = { statement: sqlite.prepare(sql), reads, isOfIdentities: !reads && identityTables.test(sql) };
      statements.set(sql, prepared);
    }
    if (!prepared.reads) changeCount += 1;
    if (prepared.isOfIdentities) identityChangeCount += 1;
    return prepared.statement;
  };

  return {
    get: <R extends Row>(sql: string, ...parameters: SQLInputValue[]) =>
      prepare(sql).get(...parameters) as R | undefined,
    all: <R extends Row>(sql: string, ...parameters: SQLInputValue[]) => prepare(sql).all(...parameters) as R[],
    run(sql, ...parameters) {
      const { changes, lastInsertRowid } = prepare(sql).run(...parameters);
      return { changes: Number(changes), lastRowId: Number(lastInsertRowid) };
    },
    transaction(work) {
      if (depth > 0) return work();
      sqlite.exec("BEGIN IMMEDIATE");
      depth = 1;
      const identityChangesBefore = identityChangeCount;
      try {
        const result = work();
        sqlite.exec("COMMIT");
        return result;
      } catch (error) {
        // SQLite has undone it by itself where the disk is full.
        if (sqlite.isTransaction) sqlite.exec("ROLLBACK");
        throw error;
      } finally {
        depth = 0;
        changeCount += 1;
        if (identityChangeCount !== identityChangesBefore) identityChangeCount += 1;
      }
    },
    changeCount: () => changeCount,
    identityChangeCount: () => identityChangeCount,
    execute(sql) {
      changeCount += 1;
      identityChangeCount += 1;
      sqlite.exec(sql);
    },
    close: () => sqlite.close(),
  };
}
