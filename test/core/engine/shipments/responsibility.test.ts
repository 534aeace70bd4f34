/** Who answers is decided by a table of rules, read from the top; a seller may bring its own. */
import { readCondition, textOfCondition } from "../../../../src/core/domain/responsibility";
import { reconciled } from "../scenario";

const SHIPMENTS = "Shipment ID|SKU|Declared|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|Units per Carton";
const COSTS = "SKU|Unit Cost|Currency|From\nTEA|2.00|USD|";
const RULES = "Order|Received|Delivered|Declared|Cartons|Responsible|Because";

function verdict(row: string, ...rules: readonly string[]): string {
  const Shipments = `${SHIPMENTS}\nFBA1|TEA|${row}`;
  const [line] = reconciled({ tables: { Shipments, Costs: COSTS, ...(rules.length === 0 ? {} : { Rules: [RULES, ...rules].join("\n") }) } }).shipments;
  return `${line?.responsibility ?? "nobody"} | ${line?.because[0] ?? ""}`;
}
const closed = (figures: string, carton = ""): string => `${figures}|2026-09-01|2026-09-20|2026-10-01|CLOSED|${carton}`;

describe("the usual rules", () => {
  test.each([
    [
      "a wrong declaration is the seller's",
      "110|100|100|100",
      "seller | rule 1: all that was sent was received, but declared otherwise: correct the declaration, there is nothing to claim (Shipments row 2)",
    ],
    ["delivered in full and received less is Amazon's", "100|100|100|99", "amazon | rule 2: delivered in full, received less (Shipments row 2)"],
    [
      "what was not delivered is the carrier's",
      "100|100|88|88",
      "logistics | rule 3: delivered less than was sent, and all of that was received: the rest was lost before delivery (Shipments row 2)",
    ],
    ["carrier first, then Amazon", "100|100|90|85", "mixed | rule 4: delivered less than was sent, and received less than was delivered (Shipments row 2)"],
    ["without proof nobody can be named", "100|100||95", "undecided | rule 5: nothing to decide by (Shipments row 2)"],
    ["all as it was sent leaves nothing to answer for", "100|100|100|100", "nobody | "],
  ])("%s", (_rule, figures, expected) => {
    expect(verdict(closed(figures))).toBe(expected);
  });
});

describe("rules of one's own", () => {
  test("take the place of the usual ones, and the verdict quotes their row", () => {
    expect(verdict(closed("100|100|100|99"), "1|< dispatched|||| carrier |our forwarder repacks")).toBe(
      "logistics | rule 1, Rules row 2: our forwarder repacks (Shipments row 2)",
    );
  });

  test("are read by their order, not by their place", () => {
    expect(verdict(closed("100|100|100|99"), "20|||||seller|", "10|< dispatched|>= dispatched|||amazon|")).toBe(
      "amazon | rule 10, Rules row 3: delivered in full, received less than dispatched -> Amazon (Shipments row 2)",
    );
  });

  test.each([
    ["10|||||mixed|", "any line -> carrier and Amazon"],
    ["10|equals dispatched||differs from dispatched||seller|", "declared other than dispatched, received in full -> seller"],
    ["10|at least delivered|less than dispatched|known||logistics|", "declared known, delivered less than dispatched, received at least delivered -> carrier"],
    ["10|> 5|at most declared||not whole|amazon|", "delivered at most declared, received more than 5, cartons not whole -> Amazon"],
  ])("without a reason of their own are quoted in words: %s", (rule, words) => {
    const figures =
      { "carrier and Amazon": "100|100|100|99", seller: "110|100|100|100", carrier: "100|100|88|88", Amazon: "100|100|100|90" }[words.split("-> ")[1] ?? ""] ??
      "";
    expect(verdict(closed(figures, "12"), rule)).toContain(`rule 10, Rules row 2: ${words} (`);
  });

  test("may ask whether whole cartons are missing", () => {
    const rules = ["1|< dispatched|||whole|logistics|a carton", "2|< dispatched|||not whole|amazon|a miscount"] as const;
    expect([verdict(closed("100|100||88", "12"), ...rules), verdict(closed("100|100||90", "12"), ...rules)].map((text) => text.split(" ")[0])).toEqual([
      "logistics",
      "amazon",
    ]);
  });

  test("of which none holds decide nothing, and that is said", () => {
    expect(verdict(closed("100|100|100|99"), "1|= 0||||amazon|")).toBe("undecided | no rule holds (Shipments row 2)");
  });

  test("of which one asks nothing decide by it alone, and of two alike the first decides", () => {
    expect(verdict(closed("100|100|100|99"), "1|||||carrier|all of it", "2|< dispatched||||amazon|")).toBe(
      "logistics | rule 1, Rules row 2: all of it (Shipments row 2)",
    );
    expect(verdict(closed("100|100|100|99"), "1|< dispatched||||carrier|one", "2|< dispatched||||amazon|two")).toBe(
      "logistics | rule 1, Rules row 2: one (Shipments row 2)",
    );
  });

  test("that cannot be read are left out, and the next one decides", () => {
    expect(verdict(closed("100|100|100|99"), "1|less||||seller|", "2|< dispatched||||amazon|")).toMatch(/^amazon \| rule 2/);
  });
});

describe("a condition", () => {
  test.each([
    ["= dispatched", "= dispatched"],
    ["dispatched", "= dispatched"],
    ["equals dispatched", "= dispatched"],
    ["<dispatched", "< dispatched"],
    ["less than Dispatched", "< dispatched"],
    ["≥ delivered", ">= delivered"],
    ["at least delivered", ">= delivered"],
    ["differs from declared", "<> declared"],
    ["> 0", "> 0"],
    ["0", "= 0"],
    ["unknown", "unknown"],
    ["known", "known"],
    ["小于发货", "< dispatched"],
    ["等于送达", "= delivered"],
    ["< 发货量", "< dispatched"],
  ])("%s reads as %s", (text, expected) => {
    const condition = readCondition(text);
    expect(condition === null ? null : textOfCondition(condition)).toBe(expected);
  });

  test.each(["less", "about 90", "< ", "dispatched - 1", "< dispatched and > 0", "==", "constructor dispatched"])("%s is none", (text) => {
    expect(readCondition(text)).toBeNull();
  });
});
