using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mentoring.Infrastructure.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class FormsShown : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "FormShown",
                table: "TrainingRecord",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Form",
                table: "SubmissionConsent",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Form",
                table: "SignOff",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Form",
                table: "ProgrammeDocument",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Form",
                table: "CodeAcceptance",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "FormShown",
                table: "TrainingRecord");

            migrationBuilder.DropColumn(
                name: "Form",
                table: "SubmissionConsent");

            migrationBuilder.DropColumn(
                name: "Form",
                table: "SignOff");

            migrationBuilder.DropColumn(
                name: "Form",
                table: "ProgrammeDocument");

            migrationBuilder.DropColumn(
                name: "Form",
                table: "CodeAcceptance");
        }
    }
}
