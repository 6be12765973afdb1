// A change set as a publisher sends it: a lower price for Hami's homes from a day on, by a document of its own.

export const RESIDENTIAL = 'cn-6505.electricity.non-grid.residential'

export function lowered(document: string, price = '0.35') {
  return {
    documents: { [document]: { title: '试行', published: '2026-11-01', inForce: '2026-12-01' } },
    changes: [
      {
        op: 'add-limit',
        id: RESIDENTIAL,
        limit: {
          when: { customerClass: 'residential' },
          limit: { type: 'fixed', price, unit: 'kWh' },
          from: '2026-12-01',
          basis: [{ document, clause: '一' }],
          verification: 'original',
        },
      },
    ],
  }
}
