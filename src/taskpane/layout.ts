/** The parts that every screen is built of, on a grid of 4 px: rows, lists, captions, the footer. */
import { makeStyles, shorthands, tokens } from "@fluentui/react-components";

export const useLayout = makeStyles({
  body: { flexGrow: 1, minHeight: 0, overflowX: "hidden", overflowY: "auto", padding: "8px 16px 16px", overflowWrap: "anywhere" },
  footer: {
    padding: "12px 16px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    display: "flex",
    gap: "8px",
    alignItems: "end",
    backgroundColor: tokens.colorNeutralBackground1,
  },
  grow: { flexGrow: 1, minWidth: 0 },
  fixed: { flexShrink: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  row: {
    display: "flex",
    gap: "12px",
    alignItems: "start",
    padding: "10px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ":last-child": { borderBottomStyle: "none" },
  },
  strong: { fontWeight: tokens.fontWeightSemibold, display: "block", lineHeight: "20px" },
  caption: { color: tokens.colorNeutralForeground2, fontSize: "12px", lineHeight: "16px", display: "block", fontVariantNumeric: "tabular-nums" },
  heading: { fontSize: "14px", lineHeight: "20px", fontWeight: tokens.fontWeightSemibold, margin: "20px 0 4px" },
  /** A row that leads to a cell. */
  link: {
    appearance: "none",
    font: "inherit",
    color: "inherit",
    textAlign: "left",
    width: "calc(100% + 16px)",
    margin: "0 -8px",
    padding: "10px 8px",
    cursor: "pointer",
    display: "flex",
    gap: "12px",
    alignItems: "center",
    backgroundColor: "transparent",
    borderRadius: tokens.borderRadiusMedium,
    ...shorthands.borderStyle("none"),
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":active": { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  linkItem: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, ":last-child": { borderBottomStyle: "none" } },
  /** For screen readers only. */
  unseen: { position: "absolute", width: "1px", height: "1px", margin: "-1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" },
});
