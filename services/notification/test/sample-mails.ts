import type { RendererOptions } from '../src/mails/mail-renderer.ts';

/** A shop as the configuration's defaults make it. */
export const sampleShop: RendererOptions = {
  shopName: 'Müller & Söhne',
  publicUrl: 'https://shop.example',
  restoreLink: '{PUBLIC_URL}/account/restore?token={token}',
  confirmLink: '{PUBLIC_URL}/account/confirm?token={token}',
  invitationLink: '{PUBLIC_URL}/account/set-password?token={token}',
  emailChangeLink: '{PUBLIC_URL}/account/change-email?token={token}',
  backOfficeInvitationLink: '{PUBLIC_URL}/backoffice/set-password?token={token}',
  backOfficeLink: '{PUBLIC_URL}/backoffice/restore?token={token}',
  forgotPage: '{PUBLIC_URL}/account/forgot',
  timeZone: 'Europe/Berlin',
  defaultLocale: 'en_US',
};
