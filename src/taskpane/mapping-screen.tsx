/** Where the user says what a table is and which column is which. The workbook remembers the answer. */
import { Button, Field, makeStyles, mergeClasses, Select } from "@fluentui/react-components";
import { useState, type JSX } from "react";
import { ASSIGNABLE_KINDS } from "../core/sources/assignable-columns";
import type { GridHead } from "../core/sources/grid";
import { previewOf } from "./file-view";
import { useLayout } from "./layout";
import { mappingOf, openAnswers, viewMapping, withColumn, withHeaderRow, withKind, type MappingAnswers, type MappingField } from "./mapping-view";
import { PreviewTable } from "./preview-table";
import type { Session } from "./session";

export function MappingScreen({ head, session }: { readonly head: GridHead; readonly session: Session }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const [answers, setAnswers] = useState<MappingAnswers>(() => openAnswers(head));
  const { headings, fields, lacking } = viewMapping(head, answers);
  const mapping = mappingOf(head, answers);
  const needed = fields.filter(({ isRequired, hint }) => isRequired || hint.startsWith("Needed"));
  const others = fields.filter((field) => !needed.includes(field));
  const field = (one: MappingField): JSX.Element => (
    <ColumnField key={one.name} field={one} headings={headings} onChoose={(heading) => setAnswers(withColumn(answers, one.name, heading))} />
  );
  return (
    <>
      <main className={layout.body}>
        <PreviewTable preview={previewOf(head, head.firstRow + answers.headerIndex, 5, 30)} label={`First rows of ${head.ref.label}`} />
        <div className={styles.fields}>
          <Field label="Headings are in">
            <Select value={String(answers.headerIndex)} onChange={(_, { value }) => setAnswers(withHeaderRow(head, answers, Number(value)))}>
              {head.rows.map((_, index) => (
                <option key={index} value={index}>
                  Row {head.firstRow + index}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="This table is" required>
            <Select
              value={answers.kind ?? ""}
              onChange={(_, { value }) => setAnswers(withKind(head, answers, ASSIGNABLE_KINDS.find(({ kind }) => kind === value)?.kind ?? "movements"))}
            >
              {answers.kind === null ? <option value="">Choose what it is</option> : null}
              {ASSIGNABLE_KINDS.map(({ kind, title }) => (
                <option key={kind} value={kind}>
                  {title}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        {needed.length === 0 ? null : <h2 className={layout.heading}>Columns it needs</h2>}
        <div className={styles.fields}>{needed.map(field)}</div>
        {others.length === 0 ? null : <h2 className={layout.heading}>Columns it may have</h2>}
        <div className={styles.fields}>{others.map(field)}</div>
      </main>
      <footer className={mergeClasses(layout.footer, styles.footer)}>
        <span className={mergeClasses(layout.caption, layout.grow)} role="status">
          {lacking.length === 0 ? "This workbook remembers it for tables with the same headings." : `Still to say: ${lacking.join("; ")}.`}
        </span>
        <Button className={layout.fixed} onClick={() => void session.assign(null)}>
          Back
        </Button>
        <Button appearance="primary" className={layout.fixed} disabled={mapping === null} onClick={() => void session.assign(mapping)}>
          Keep
        </Button>
      </footer>
    </>
  );
}

type ColumnFieldProps = { readonly field: MappingField; readonly headings: readonly string[]; readonly onChoose: (heading: string) => void };

function ColumnField({ field: { label, isRequired, hint, chosen }, headings, onChoose }: ColumnFieldProps): JSX.Element {
  return (
    <Field label={label} required={isRequired} {...(hint === "" ? {} : { hint })}>
      <Select value={chosen} onChange={(_, { value }) => onChoose(value)}>
        <option value="">Not in this table</option>
        {headings.map((heading) => (
          <option key={heading} value={heading}>
            {heading}
          </option>
        ))}
      </Select>
    </Field>
  );
}

const useStyles = makeStyles({
  fields: { display: "grid", gap: "12px", "&, & > *": { gridTemplateColumns: "minmax(0, 1fr)" }, marginTop: "12px" },
  footer: { alignItems: "center" },
});
