// The page for people, as the entry hands it over: the shell, and files whose names hold a hash of what is in them.

export interface PageFile {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** The same, compressed; undefined where that would not make it smaller. */
  readonly gzip: Uint8Array<ArrayBuffer> | undefined
}

export interface Page {
  /** The HTML that every address of the page is answered with. */
  readonly shell: string
  readonly file: (name: string) => Promise<PageFile | undefined>
}
