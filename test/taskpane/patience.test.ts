/** The hint that Excel is silent, on a clock that the test turns. */
import { waitPatiently } from "../../src/taskpane/patience";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("fifteen seconds without a move are said once, and not a moment earlier", () => {
  const onLate = jest.fn();
  waitPatiently(onLate);
  jest.advanceTimersByTime(14_999);
  expect(onLate).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1);
  expect(onLate).toHaveBeenCalledTimes(1);
  jest.advanceTimersByTime(60_000);
  expect(onLate).toHaveBeenCalledTimes(1);
});

test("what moves in time is never called late", () => {
  const onLate = jest.fn();
  const stop = waitPatiently(onLate);
  jest.advanceTimersByTime(14_999);
  stop();
  jest.advanceTimersByTime(60_000);
  expect(onLate).not.toHaveBeenCalled();
});
