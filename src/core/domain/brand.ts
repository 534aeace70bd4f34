/** A type that only its own maker can produce: a number of units is not a number of cents. */
declare const brand: unique symbol;
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
