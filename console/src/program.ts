import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { auditExport } from './commands/audit-export.ts';
import { auditList } from './commands/audit-list.ts';
import { auditVerify } from './commands/audit-verify.ts';
import {
  campaignApprove,
  campaignCancel,
  campaignPause,
  campaignRate,
  campaignResume,
} from './commands/campaign-acts.ts';
import { campaignList, campaignReport, campaignShow, campaignWatch } from './commands/campaign.ts';
import { companyUserDelete, companyUserShow } from './commands/company-user.ts';
import { completion } from './commands/completion.ts';
import {
  customerAnonymise,
  customerBlock,
  customerEndSessions,
  customerExpirePassword,
  customerSendReset,
  customerUnblock,
} from './commands/customer-acts.ts';
import { customerCreate } from './commands/customer-create.ts';
import { customerList } from './commands/customer-list.ts';
import { customerPasswordReset, customerPasswordSet } from './commands/customer-password.ts';
import { customerShow } from './commands/customer-show.ts';
import { customerUpdate } from './commands/customer-update.ts';
import { dataBackup } from './commands/data-backup.ts';
import { dataImport } from './commands/data-import.ts';
import { dataRestore } from './commands/data-restore.ts';
import { hashesReport } from './commands/hashes-report.ts';
import { importCancel, importList, importShow } from './commands/import.ts';
import { deliveryList, deliveryRetry, deliveryShow } from './commands/delivery.ts';
import { doctor } from './commands/doctor.ts';
import { eventsDead, eventsDrop, eventsReplay, eventsShow } from './commands/events.ts';
import { keysGenerate } from './commands/keys-generate.ts';
import { login, logout } from './commands/login.ts';
import { keysList } from './commands/keys-list.ts';
import { keysReseal } from './commands/keys-reseal.ts';
import { keysRotate } from './commands/keys-rotate.ts';
import { mailList, mailPreview, mailTest } from './commands/mail.ts';
import { passwordChange, passwordForgot, passwordSet } from './commands/password.ts';
import { secondFactorCodes, secondFactorEnrol, secondFactorRemove } from './commands/second-factor.ts';
import { store } from './commands/store.ts';
import {
  userCreate,
  userDisable,
  userEnable,
  userInvite,
  userList,
  userResetSecondFactor,
  userUpdate,
} from './commands/user.ts';
import { whoami } from './commands/whoami.ts';
import { exitCodeLines, outputTo, type Shell } from './shell/shell.ts';
import type { Terminal } from './shell/terminal.ts';
import { consoleVersion } from './version.ts';

const commands: readonly ((shell: Shell) => CommandUnknownOpts)[] = [
  auditExport,
  auditList,
  auditVerify,
  campaignApprove,
  campaignCancel,
  campaignList,
  campaignPause,
  campaignRate,
  campaignReport,
  campaignResume,
  campaignShow,
  campaignWatch,
  companyUserDelete,
  companyUserShow,
  completion,
  customerAnonymise,
  customerBlock,
  customerCreate,
  customerEndSessions,
  customerExpirePassword,
  customerList,
  customerPasswordReset,
  customerPasswordSet,
  customerSendReset,
  customerShow,
  customerUnblock,
  customerUpdate,
  dataBackup,
  dataImport,
  dataRestore,
  deliveryList,
  deliveryRetry,
  deliveryShow,
  doctor,
  eventsDead,
  eventsDrop,
  eventsReplay,
  eventsShow,
  hashesReport,
  importCancel,
  importList,
  importShow,
  keysGenerate,
  keysList,
  keysReseal,
  keysRotate,
  login,
  logout,
  mailList,
  mailPreview,
  mailTest,
  passwordChange,
  passwordForgot,
  passwordSet,
  secondFactorCodes,
  secondFactorEnrol,
  secondFactorRemove,
  store,
  userCreate,
  userDisable,
  userEnable,
  userInvite,
  userList,
  userResetSecondFactor,
  userUpdate,
  whoami,
];

/** Every command there is: help, completion and docs/console.md are made of the same tree. */
export function buildProgram(shell: Shell, terminal: Terminal): CommandUnknownOpts {
  const program = new Command('latchkey')
    .description("Latchkey's command line for operators.")
    .version(consoleVersion)
    .exitOverride()
    .configureOutput(outputTo(terminal))
    .configureHelp({ sortSubcommands: true, sortOptions: true })
    .showHelpAfterError('Add --help to see the commands.')
    .addHelpText('after', `\n${aboutServer}\n\nExit codes:\n${indented(exitCodeLines())}`);
  for (const make of commands) program.addCommand(make(shell));
  return program;
}

const aboutServer =
  'Which server a command is for: the one that runs on DATA_DIR, or the one at LATCHKEY_URL; else the one you\n' +
  'are logged in to; else the one that runs on .data here. It acts as whoever has logged in there, else as the\n' +
  'holder of LATCHKEY_TOKEN, or, on a DATA_DIR that you own, as its operator.';

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}
