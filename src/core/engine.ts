// The version of the engine: part of every report, and of the id derived from it.
export const ENGINE = '1.0.0'
