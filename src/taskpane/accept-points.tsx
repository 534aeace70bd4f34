/** What keeps a month open, point by point, each with room for the note that accepts it. The notes are kept on the sheet of checks. */
import { Button, Field, makeStyles, Textarea } from "@fluentui/react-components";
import { useState, type JSX } from "react";
import type { OpenPoint } from "./close-view";
import { countText } from "./figure-text";
import { useLayout } from "./layout";
import type { Session } from "./session";

/** More are seen to on the sheet. */
const SHOWN_MAX = 20;

export function AcceptPoints({ points, session }: { readonly points: readonly OpenPoint[]; readonly session: Session }): JSX.Element | null {
  const layout = useLayout();
  const styles = useStyles();
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({});
  if (points.length === 0) return null;
  const written = points.flatMap(({ key }) => ((notes[key] ?? "").trim() === "" ? [] : [{ key, note: (notes[key] ?? "").trim() }]));
  return (
    <section>
      <h2 className={layout.heading}>Keeps the month open</h2>
      <p className={layout.caption}>Put it right and run again, or say why you accept it. Your note is kept on the sheet Checks, signed off today.</p>
      <div className={styles.points}>
        {points.slice(0, SHOWN_MAX).map(({ key, title }) => (
          <Field key={key} label={title}>
            <Textarea
              rows={1}
              resize="vertical"
              placeholder="Accepted because …"
              value={notes[key] ?? ""}
              onChange={(_, { value }) => setNotes({ ...notes, [key]: value })}
            />
          </Field>
        ))}
      </div>
      {points.length <= SHOWN_MAX ? null : <p className={layout.caption}>And {countText(points.length - SHOWN_MAX, "point")} more on the sheet Checks.</p>}
      <Button className={styles.accept} disabled={written.length === 0} onClick={() => void session.accept(written)}>
        {written.length === 0 ? "Accept with a note" : `Accept ${countText(written.length, "point")} and run again`}
      </Button>
    </section>
  );
}

const useStyles = makeStyles({
  points: { display: "grid", gap: "12px", margin: "8px 0" },
  accept: { width: "100%" },
});
