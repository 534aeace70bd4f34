/** The offer to colour the rows of the user's own shipments table, and to take the colours off again. */
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type JSX } from "react";
import { SHIPMENT_LEGEND } from "../core/report/shipment-words";
import { STYLES } from "../core/report/styles";
import { countText } from "./figure-text";
import { useLayout } from "./layout";
import type { Session } from "./session";

export function ColourRows({ session }: { readonly session: Session }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const [said, setSaid] = useState("");
  const doing = async (task: () => Promise<number | null>, words: (count: number) => string): Promise<void> => {
    const count = await task();
    setSaid(count === null ? "" : words(count));
  };
  return (
    <section>
      <h2 className={layout.heading}>In your own table</h2>
      <p className={layout.caption}>
        The rows of your shipments can wear the colours of the sheet Shipment variances. Each cell gets its own fill back when you take them off.
      </p>
      <ul className={styles.legend} aria-label="What the colours mean">
        {SHIPMENT_LEGEND.map(({ tone, text }) => (
          <li key={tone} className={styles.entry}>
            <span aria-hidden className={styles.swatch} style={{ backgroundColor: STYLES[tone].fill }} />
            {text}
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button
          onClick={() =>
            void doing(session.colourShipments, (count) =>
              count === 0 ? "There is no row to colour: everything matches, or the shipments are in a file." : `${countText(count, "row")} coloured.`,
            )
          }
        >
          Colour my rows
        </Button>
        <Button
          onClick={() =>
            void doing(session.uncolourShipments, (count) =>
              count === 0 ? "No colours of Tieout are on your rows." : `Colours taken off ${countText(count, "row")}.`,
            )
          }
        >
          Take colours off
        </Button>
      </div>
      <p className={layout.caption} role="status">
        {said}
      </p>
    </section>
  );
}

const useStyles = makeStyles({
  legend: { listStyleType: "none", margin: "8px 0", padding: 0, display: "grid", gap: "4px", fontSize: "12px", lineHeight: "16px" },
  entry: { display: "flex", gap: "8px", alignItems: "center" },
  swatch: { width: "16px", height: "12px", flexShrink: 0, border: `1px solid ${tokens.colorNeutralStroke1}`, forcedColorAdjust: "none" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", "& > *": { flexGrow: 1 } },
});
