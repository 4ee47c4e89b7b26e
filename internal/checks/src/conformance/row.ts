/** M: must, S: should, O: may, or our own choice. */
export type Level = 'M' | 'S' | 'O';

/** One thing that this repository promises: its id, how binding it is, and what it asks for. */
export type Row = readonly [id: string, level: Level, requirement: string];

/** Rows of one source, under one heading of the document. */
export interface RowGroup {
  readonly heading: string;
  readonly rows: readonly Row[];
}
