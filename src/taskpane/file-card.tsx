/** A file that was brought: how far it is read, what it is, and the ways to use it. */
import { Button, Field, Link, makeStyles, mergeClasses, ProgressBar, Select, tokens } from "@fluentui/react-components";
import { useMemo, useState, type JSX } from "react";
import { encodingOrNull } from "../app/encodings";
import { SHEET_FITS, viewFile, type SheetFit, type FileTableView, type FileView } from "./file-view";
import { useLayout } from "./layout";
import type { PaneFile } from "./pane-file";
import { PreviewTable } from "./preview-table";
import type { Session } from "./session";
import { StatusDot } from "./status-dot";

/** Files that are used without a sheet stand among the sources instead. */
export function FileCards({ files, session }: { readonly files: readonly PaneFile[]; readonly session: Session }): JSX.Element | null {
  const layout = useLayout();
  const shown = files.filter(({ status }) => status.at !== "kept");
  if (shown.length === 0) return null;
  return (
    <ul className={layout.list} aria-label="Files">
      {shown.map((file) => (
        <FileCard key={file.id} file={file} session={session} />
      ))}
    </ul>
  );
}

function FileCard({ file, session }: { readonly file: PaneFile; readonly session: Session }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const view = useMemo(() => viewFile(file), [file]);
  const isBusy = view.share !== null;
  return (
    <li className={styles.card}>
      <div className={styles.top}>
        <StatusDot sign={view.sign} />
        <div className={layout.grow}>
          <span className={layout.strong}>{view.title}</span>
          <span className={layout.caption} role={isBusy ? "status" : undefined}>
            {view.detail}
          </span>
        </div>
        <Link className={layout.fixed} aria-label={`${isBusy ? "Cancel" : "Remove"} ${view.title}`} onClick={() => void session.removeFile(file.id)}>
          {isBusy ? "Cancel" : "Remove"}
        </Link>
      </div>
      {view.share === null ? null : <ProgressBar className={styles.bar} aria-label={view.title} value={view.share} />}
      {view.trouble === null ? null : <p className={mergeClasses(styles.trouble, view.sign === "bad" && styles.bad)}>{view.trouble}</p>}
      {isBusy ? null : view.tables.map((table, index) => <FileTable key={index} table={table} session={session} />)}
      {isBusy || view.encoding === null ? null : <EncodingField file={file} encoding={view.encoding} session={session} />}
      {view.canUse ? <Uses file={file} fit={view.sheetFit} session={session} /> : null}
    </li>
  );
}

function FileTable({ table, session }: { readonly table: FileTableView; readonly session: Session }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const [isOpen, setIsOpen] = useState(!table.isKnown);
  return (
    <div className={styles.table}>
      <span className={styles.kind}>{table.title}</span>
      <span className={layout.caption}>{table.facts}</span>
      <span className={layout.caption}>{table.because}</span>
      {table.trouble === null ? null : <span className={styles.trouble}>{table.trouble}</span>}
      <div className={styles.links}>
        <Link aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? "Hide first rows" : "Show first rows"}
        </Link>
        <Link onClick={() => session.askMeaning(table.head)}>{table.isKnown ? "It is something else" : "Say what it is"}</Link>
      </div>
      {isOpen ? <PreviewTable preview={table.preview} label={`First rows of ${table.head.ref.label}`} /> : null}
    </div>
  );
}

function EncodingField({
  file,
  encoding,
  session,
}: {
  readonly file: PaneFile;
  readonly encoding: NonNullable<FileView["encoding"]>;
  readonly session: Session;
}): JSX.Element {
  const styles = useStyles();
  return (
    <Field label="Encoding" size="small" className={styles.encoding}>
      <Select size="small" value={encoding.chosen ?? "found"} onChange={(_, { value }) => void session.chooseEncoding(file.id, encodingOrNull(value))}>
        {encoding.options.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function Uses({ file, fit, session }: { readonly file: PaneFile; readonly fit: SheetFit; readonly session: Session }): JSX.Element {
  const { canWrite, isAdvised, advice } = SHEET_FITS[fit];
  const layout = useLayout();
  const styles = useStyles();
  return (
    <>
      <div className={styles.uses}>
        <Button appearance={isAdvised ? "primary" : "secondary"} disabled={!canWrite} onClick={() => void session.putIntoWorkbook(file.id)}>
          Add to workbook
        </Button>
        <Button appearance={isAdvised ? "secondary" : "primary"} onClick={() => void session.useWithoutSheet(file.id)}>
          Use without a sheet
        </Button>
      </div>
      <span className={layout.caption}>{advice}</span>
    </>
  );
}

const useStyles = makeStyles({
  card: { border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusLarge, padding: "12px", margin: "8px 0" },
  top: { display: "flex", gap: "12px", alignItems: "start" },
  bar: { marginTop: "8px" },
  table: { marginTop: "8px", paddingTop: "8px", borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  kind: { display: "block", fontWeight: tokens.fontWeightSemibold, lineHeight: "20px" },
  trouble: { display: "block", margin: "4px 0 0", fontSize: "12px", lineHeight: "16px", color: tokens.colorNeutralForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  links: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: "16px",
    rowGap: "4px",
    marginTop: "4px",
    fontSize: "12px",
    lineHeight: "20px",
    "& > *": { fontSize: "12px" },
  },
  encoding: { marginTop: "8px", "& select": { width: "100%", minWidth: 0 } },
  uses: { display: "flex", flexWrap: "wrap", gap: "8px", margin: "12px 0 4px", "& > *": { flexGrow: 1 } },
});
