/** The reviewer's columns of our sheet of checks. */
import { textAt } from "../columns/text-column";
import { source } from "./source-spec";

export const CHECK_REVIEWS_SOURCE = source({
  kind: "check-reviews",
  into: "checkReviews",
  columns: { key: { headers: ["Key"] }, note: { headers: ["Note", "Notes", "备注"] }, signedOff: { headers: ["Signed off", "Sign-off", "签核"] } },
  required: ["key", "note", "signedOff"],
  filled: ["key"],
  isPassedOver: ({ key, note, signedOff }, index) => textAt(key, index) === "" || ![note, signedOff].some((column) => textAt(column, index) !== ""),
});
