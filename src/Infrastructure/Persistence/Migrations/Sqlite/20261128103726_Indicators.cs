using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mentoring.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Indicators : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "BegunAt",
                table: "ToolSheet",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Planned",
                table: "ResourceStatement",
                type: "TEXT",
                precision: 14,
                scale: 2,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Spent",
                table: "ResourceStatement",
                type: "TEXT",
                precision: 14,
                scale: 2,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ClosedAt",
                table: "PlannedAction",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AgreedAt",
                table: "Goal",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ClosedAt",
                table: "Goal",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BegunAt",
                table: "ToolSheet");

            migrationBuilder.DropColumn(
                name: "Planned",
                table: "ResourceStatement");

            migrationBuilder.DropColumn(
                name: "Spent",
                table: "ResourceStatement");

            migrationBuilder.DropColumn(
                name: "ClosedAt",
                table: "PlannedAction");

            migrationBuilder.DropColumn(
                name: "AgreedAt",
                table: "Goal");

            migrationBuilder.DropColumn(
                name: "ClosedAt",
                table: "Goal");
        }
    }
}
