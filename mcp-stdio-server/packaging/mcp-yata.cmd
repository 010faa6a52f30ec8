@echo off
rem Runs YATA's MCP server on stdin and stdout with the bundled Java. The folder may be moved.
setlocal
rem These variables could make the JVM write to stdout. Use YATA_JAVA_OPTIONS for options such as a proxy.
set _JAVA_OPTIONS=
set JDK_JAVA_OPTIONS=
set JAVA_TOOL_OPTIONS=
set _JAVA_LAUNCHER_DEBUG=
set "directory=%CD%"
cd /d "%~dp0..\lib\mcp-yata"
..\..\bin\java.exe @jvm.options %YATA_JAVA_OPTIONS% -XX:+DisplayVMOutputToStderr -Xlog:disable ^
    -Xlog:all=error:stderr "-Dyata.directory=%directory:\=/%" -jar mcp-stdio-server.jar %*
exit /b %ERRORLEVEL%
