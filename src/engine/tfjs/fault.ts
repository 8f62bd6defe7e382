/** What can be wrong with a device. */

/**
 * 'absent': this browser or machine has none; 'half': it computes in 16 bits; 'wrong': its gradients are; 'lost': it was taken away;
 * 'memory': it has none left; 'stalled': it does not answer; 'broken': it refused a computation.
 */
export type FaultKind = 'absent' | 'half' | 'wrong' | 'lost' | 'memory' | 'stalled' | 'broken'

export class DeviceFault extends Error {
  readonly kind: FaultKind

  constructor(kind: FaultKind, message: string) {
    super(message)
    this.name = 'DeviceFault'
    this.kind = kind
  }
}

export function faultOf(error: unknown): DeviceFault {
  if (error instanceof DeviceFault) return error
  return new DeviceFault('broken', error instanceof Error ? error.message : String(error))
}
