// The module that the plugin in checkout.ts makes up.
declare module 'virtual:checkout' {
  /** The text of each file by its absolute path. */
  export const files: ReadonlyMap<string, string>
}
