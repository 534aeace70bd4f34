/** What a header means that Tieout does not know by itself, as the user has said: remembered, so that next month's table is known. */
import type { SourceKind } from "./source";

export type HeaderMapping = {
  /** All headings of the table that it was made for, in their order. */
  readonly header: readonly string[];
  readonly kind: SourceKind;
  /** Our column name -> the heading of the table that stands for it. */
  readonly columns: Readonly<Record<string, string>>;
};
