/** Functions of others in Univer's formula engine: known in formulas, offered while one is typed, called with plain values. */
import { BooleanNumber, type Injector } from "@univerjs/core";
import {
  ArrayValueObject,
  BaseFunction,
  ErrorType,
  ErrorValueObject,
  FunctionType,
  IDescriptionService,
  IFunctionService,
  NullValueObject,
  StringValueObject,
  ValueObjectFactory,
  type BaseValueObject,
} from "@univerjs/preset-sheets-core";
import { isError, isRange, type FunctionCell, type FunctionValue } from "../functions/values";
import type { GridFunction } from "./grid";

const ERRORS: ReadonlySet<string> = new Set(Object.values(ErrorType));

export function registerFunctions(injector: Injector, functions: readonly GridFunction[]): void {
  injector.get(IFunctionService).registerExecutors(...functions.map(executorOf));
  injector.get(IDescriptionService).registerDescriptions(
    functions.map(({ name, description, parameters }) => ({
      functionName: name,
      functionType: FunctionType.User,
      description,
      abstract: description,
      functionParameter: parameters.map((parameter) => ({
        name: parameter.name,
        detail: parameter.description,
        example: "",
        require: parameter.isOptional ? BooleanNumber.FALSE : BooleanNumber.TRUE,
        repeat: BooleanNumber.FALSE,
      })),
    })),
  );
}

/** Univer's own wrapper for custom functions hands over 0 for an argument that was left out. */
function executorOf({ name, parameters, work }: GridFunction): BaseFunction {
  const executor = new BaseFunction(name);
  executor.minParams = parameters.filter(({ isOptional }) => !isOptional).length;
  executor.maxParams = parameters.length;
  executor.calculate = (...given) => objectOf(work(given.map(valueOf)));
  return executor;
}

function valueOf(object: BaseValueObject): FunctionValue {
  return object.isArray() ? (object as ArrayValueObject).getArrayValue().map((line) => line.map((cell) => (cell ? cellOf(cell) : null))) : cellOf(object);
}

function cellOf(object: BaseValueObject): FunctionCell {
  if (object.isError()) return { error: String((object as ErrorValueObject).getErrorType()) };
  return object.isNull() ? null : object.getValue();
}

function objectOf(value: FunctionValue): BaseValueObject {
  if (!isRange(value)) return cellObjectOf(value);
  const calculateValueList = value.map((line) => line.map(cellObjectOf));
  return ArrayValueObject.create({
    calculateValueList,
    rowCount: value.length,
    columnCount: value[0]?.length ?? 0,
    unitId: "",
    sheetId: "",
    row: -1,
    column: -1,
  });
}

function cellObjectOf(cell: FunctionCell): BaseValueObject {
  if (cell === null) return NullValueObject.create();
  if (isError(cell)) return ErrorValueObject.create(ERRORS.has(cell.error) ? (cell.error as ErrorType) : ErrorType.VALUE);
  // A text stays a text, even where it looks like a number.
  return typeof cell === "string" ? StringValueObject.create(cell) : ValueObjectFactory.create(cell);
}
