// Original file: protos/system/v1/system.proto

import type { SystemCheck as _system_v1_SystemCheck, SystemCheck__Output as _system_v1_SystemCheck__Output } from '../../system/v1/SystemCheck.ts';
import type { Long } from '@grpc/proto-loader';

export interface DescribeResponse {
  'service'?: (string);
  'version'?: (string);
  'node'?: (string);
  'copy'?: (string);
  'nowMs'?: (number | string | Long);
  'startedAtMs'?: (number | string | Long);
  'settings'?: ({[key: string]: string});
  'checks'?: (_system_v1_SystemCheck)[];
}

export interface DescribeResponse__Output {
  'service': (string);
  'version': (string);
  'node': (string);
  'copy': (string);
  'nowMs': (number);
  'startedAtMs': (number);
  'settings': ({[key: string]: string});
  'checks': (_system_v1_SystemCheck__Output)[];
}
