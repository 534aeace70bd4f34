/** A small round sign beside a line. The shape says what the colour says, and words say it to whoever sees neither. */
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Add12Filled, Checkmark12Filled, Dismiss12Filled, Important12Filled, QuestionFilled } from "@fluentui/react-icons";
import type { JSX } from "react";
import { useLayout } from "./layout";

const SIGNS = {
  good: { icon: Checkmark12Filled, word: "Ready" },
  passed: { icon: Checkmark12Filled, word: "Passed" },
  done: { icon: Checkmark12Filled, word: "Done" },
  attention: { icon: Important12Filled, word: "Needs you" },
  bad: { icon: Dismiss12Filled, word: "Failed" },
  missing: { icon: Add12Filled, word: "Not here" },
  unknown: { icon: QuestionFilled, word: "Not recognised" },
} as const;
export type Sign = keyof typeof SIGNS;

export function StatusDot({ sign }: { readonly sign: Sign }): JSX.Element {
  const styles = useStyles();
  const layout = useLayout();
  const { icon: Icon, word } = SIGNS[sign];
  return (
    <span className={mergeClasses(styles.dot, styles[sign])}>
      <Icon aria-hidden />
      <span className={layout.unseen}>{word}: </span>
    </span>
  );
}

export function NumberDot({ number, active }: { readonly number: number; readonly active: boolean }): JSX.Element {
  const styles = useStyles();
  return (
    <span aria-hidden className={mergeClasses(styles.dot, active ? styles.active : styles.unknown)}>
      {number}
    </span>
  );
}

const useStyles = makeStyles({
  dot: {
    position: "relative",
    width: "20px",
    height: "20px",
    borderRadius: "10px",
    display: "grid",
    placeItems: "center",
    flexShrink: 0,
    fontSize: "12px",
    lineHeight: "20px",
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  good: { backgroundColor: tokens.colorPaletteGreenBackground1, color: tokens.colorPaletteGreenForeground1 },
  passed: { backgroundColor: tokens.colorPaletteGreenBackground1, color: tokens.colorPaletteGreenForeground1 },
  done: { backgroundColor: tokens.colorPaletteGreenBackground1, color: tokens.colorPaletteGreenForeground1 },
  attention: { backgroundColor: tokens.colorPaletteDarkOrangeBackground1, color: tokens.colorPaletteDarkOrangeForeground1 },
  bad: { backgroundColor: tokens.colorPaletteRedBackground1, color: tokens.colorPaletteRedForeground1 },
  missing: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  unknown: { backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground3 },
  active: { backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand },
});
